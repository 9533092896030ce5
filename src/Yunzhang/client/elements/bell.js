// <yz-bell data-from> around the bell: hears of new notices while its page is looked at, and shows their number.
class Bell extends HTMLElement {
  connectedCallback() {
    document.addEventListener('visibilitychange', this.onShow = () => this.listen());
    this.listen();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.onShow);
    this.source?.close();
    this.source = null;
  }

  // A hidden page lets go: a browser opens few lines to one site, and many pages may be open.
  listen() {
    if (!this.dataset.from) return;
    if (document.visibilityState === 'hidden') {
      this.source?.close();
      this.source = null;
    } else if (!this.source) {
      this.source = new EventSource(this.dataset.from);
      this.source.addEventListener('bell', event => this.show(JSON.parse(event.data)));
    }
  }

  show({ count, label }) {
    const link = this.querySelector('a');
    if (link.getAttribute('aria-label') === label) return;
    link.setAttribute('aria-label', label);
    const shown = link.querySelector('.tool-count');
    shown.textContent = count;
    shown.hidden = count === '';
  }
}

customElements.define('yz-bell', Bell);
