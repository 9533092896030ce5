// <yz-menu><details>…: opens without us; we close it when one looks elsewhere, and move in it by arrow keys.
class Menu extends HTMLElement {
  connectedCallback() {
    this.outside = event => { if (!this.contains(event.target)) this.close(); };
    this.keys = event => this.onKey(event);
    document.addEventListener('pointerdown', this.outside);
    this.addEventListener('keydown', this.keys);
    this.addEventListener('click', this.chosen = event => { if (event.target.closest('a')) this.close(); });
  }

  disconnectedCallback() {
    document.removeEventListener('pointerdown', this.outside);
    this.removeEventListener('keydown', this.keys);
    this.removeEventListener('click', this.chosen);
  }

  get details() { return this.querySelector('details'); }

  close() { if (this.details) this.details.open = false; }

  onKey(event) {
    if (!this.details?.open) return;
    if (event.key === 'Escape') {
      this.close();
      this.querySelector('summary').focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const items = [...this.querySelectorAll('a, button')];
    const at = items.indexOf(document.activeElement);
    items[(at + step + items.length) % items.length]?.focus();
  }
}

customElements.define('yz-menu', Menu);
