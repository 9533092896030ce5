// <yz-suggest data-from="/cases/people"> round a text box: what may be meant is offered as one types, by the browser's own list.
class Suggest extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector('input');
    if (!this.box) return;
    this.list = document.createElement('datalist');
    this.list.id = `${this.box.id}-list`;
    this.box.addEventListener('input', this.onInput = () => {
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.ask(), 200);
    });
  }

  disconnectedCallback() {
    clearTimeout(this.wait);
    this.box?.removeEventListener('input', this.onInput);
    this.list?.remove();
  }

  async ask() {
    const text = this.box.value.trim();
    // An update of the page takes away what the server does not know of.
    if (!this.list.isConnected) this.append(this.list);
    this.box.setAttribute('list', this.list.id);
    this.box.autocomplete = 'off';
    if (!text || [...this.list.children].some(o => o.value === text)) return;
    const reply = await fetch(`${this.dataset.from}?q=${encodeURIComponent(text)}`, { credentials: 'same-origin' }).catch(() => null);
    if (!reply?.ok || this.box.value.trim() !== text) return;
    this.list.replaceChildren(...(await reply.json()).map(name => Object.assign(document.createElement('option'), { value: name })));
  }
}

customElements.define('yz-suggest', Suggest);
