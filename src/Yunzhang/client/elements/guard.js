// <yz-guard data-ask="…"> inside a form: asks before what was typed there is lost.
class Guard extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form');
    // A form that keeps what is typed as a draft loses nothing.
    if (!this.form || this.form.querySelector('yz-draft')) return;
    this.typed = false;
    this.form.addEventListener('input', this.onInput = () => { this.typed = true; });
    this.form.addEventListener('submit', this.onSubmit = () => { this.typed = false; });
    window.addEventListener('beforeunload', this.onUnload = event => { if (this.typed) event.preventDefault(); });
    // Before Blazor sees the click and updates the page in place.
    document.addEventListener('click', this.onClick = event => this.ask(event), true);
  }

  disconnectedCallback() {
    this.form?.removeEventListener('input', this.onInput);
    this.form?.removeEventListener('submit', this.onSubmit);
    window.removeEventListener('beforeunload', this.onUnload);
    document.removeEventListener('click', this.onClick, true);
  }

  ask(event) {
    const link = event.target.closest?.('a[href]');
    if (!this.typed || !link || link.target === '_blank' || link.hasAttribute('download') || event.ctrlKey || event.metaKey) return;
    const here = location.href.split('#')[0];
    if (link.href.split('#')[0] === here && link.hash) return;
    if (confirm(this.dataset.ask)) {
      this.typed = false;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define('yz-guard', Guard);
