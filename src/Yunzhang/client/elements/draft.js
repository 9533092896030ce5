// <yz-draft data-to data-saved data-failed> inside a form: keeps what was typed on the server as one goes on, and fills in what is worked out from it.
class Draft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form');
    this.form?.addEventListener('input', this.onInput = () => {
      this.isDirty = true;
      clearTimeout(this.wait);
      this.wait = setTimeout(() => this.save(), 1200);
    });
    this.form?.addEventListener('submit', this.onSubmit = () => { this.isDirty = false; clearTimeout(this.wait); });
    document.addEventListener('visibilitychange', this.onHide = () => { if (document.visibilityState === 'hidden') this.save(); });
  }

  disconnectedCallback() {
    // The page was left for another: what was typed last goes too.
    this.save();
    clearTimeout(this.wait);
    this.form?.removeEventListener('input', this.onInput);
    this.form?.removeEventListener('submit', this.onSubmit);
    document.removeEventListener('visibilitychange', this.onHide);
  }

  async save() {
    if (!this.isDirty || !this.form) return;
    this.isDirty = false;
    const data = new FormData(this.form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    try {
      const reply = await fetch(this.dataset.to, { method: 'POST', body: data, credentials: 'same-origin', keepalive: true });
      if (!reply.ok) throw new Error(`draft: ${reply.status}`);
      const { at, computed } = await reply.json();
      this.textContent = `${this.dataset.saved} ${at}`;
      for (const [path, text] of Object.entries(computed)) {
        const place = this.form.querySelector(`[data-computed="${CSS.escape(path)}"]`);
        if (place) place.textContent = text || '—';
      }
    } catch {
      this.isDirty = true;
      this.textContent = this.dataset.failed;
    }
  }
}

customElements.define('yz-draft', Draft);
