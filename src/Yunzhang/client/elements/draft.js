// <yz-draft data-to data-saved data-failed data-hidden> inside a form: keeps what was typed on the server as one goes on, fills in what is worked out from it, and hides what does not apply.
class Draft extends HTMLElement {
  connectedCallback() {
    this.form = this.closest('form');
    this.hide((this.dataset.hidden ?? '').split(' '));
    this.form?.addEventListener('input', this.onInput = ({ target }) => {
      this.isDirty = true;
      clearTimeout(this.wait);
      // A choice may bring other fields; who types is let finish.
      this.wait = setTimeout(() => this.save(), target.matches('select, input[type=radio], input[type=checkbox]') ? 0 : 1200);
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

  hide(paths) {
    for (const box of this.form?.querySelectorAll('[data-when]') ?? []) box.hidden = paths.includes(box.dataset.when);
  }

  async save() {
    if (!this.isDirty || !this.form) return;
    this.isDirty = false;
    const data = new FormData(this.form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    try {
      const reply = await fetch(this.dataset.to, { method: 'POST', body: data, credentials: 'same-origin', keepalive: true });
      if (!reply.ok) throw new Error(`draft: ${reply.status}`);
      const { at, computed, hidden } = await reply.json();
      this.textContent = `${this.dataset.saved} ${at}`;
      for (const [path, text] of Object.entries(computed)) {
        const place = this.form.querySelector(`[data-computed="${CSS.escape(path)}"]`);
        if (place) place.textContent = text || '—';
      }
      this.hide(hidden);
    } catch {
      this.isDirty = true;
      this.textContent = this.dataset.failed;
    }
  }
}

customElements.define('yz-draft', Draft);
