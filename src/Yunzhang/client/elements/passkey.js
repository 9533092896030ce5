// <yz-passkey data-do="create|get" data-options="…" data-failed="…"> inside a form: asks the device for a passkey and sends its answer with the form.
const bytes = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const known = list => (list ?? []).map(c => ({ ...c, id: bytes(c.id) }));

// What the server says is JSON; what the browser takes has bytes in it. Older browsers cannot turn one into the other themselves.
const asked = o => ({
  ...o, challenge: bytes(o.challenge),
  ...(o.user && { user: { ...o.user, id: bytes(o.user.id) }, excludeCredentials: known(o.excludeCredentials) }),
  ...(o.allowCredentials && { allowCredentials: known(o.allowCredentials) }),
});

const answer = c => ({
  id: c.id, rawId: text(c.rawId), type: c.type, authenticatorAttachment: c.authenticatorAttachment, clientExtensionResults: c.getClientExtensionResults(),
  response: {
    clientDataJSON: text(c.response.clientDataJSON),
    ...(c.response.attestationObject && { attestationObject: text(c.response.attestationObject), transports: c.response.getTransports?.() ?? [] }),
    ...(c.response.signature && { authenticatorData: text(c.response.authenticatorData), signature: text(c.response.signature), userHandle: c.response.userHandle ? text(c.response.userHandle) : null }),
  },
});

class Passkey extends HTMLElement {
  connectedCallback() {
    this.hidden = !window.PublicKeyCredential;
    this.button = this.querySelector('button');
    this.button?.addEventListener('click', this.onClick = () => this.ask());
  }

  disconnectedCallback() { this.button?.removeEventListener('click', this.onClick); }

  async ask() {
    const said = this.querySelector('[role=alert]');
    said.textContent = '';
    this.button.disabled = true;
    try {
      const reply = await fetch(this.dataset.options, { method: 'POST', credentials: 'same-origin' });
      if (!reply.ok) throw new Error(`options: ${reply.status}`);
      const publicKey = asked(await reply.json());
      const credential = this.dataset.do === 'create' ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
      const form = this.closest('form');
      form.elements.credential.value = JSON.stringify(answer(credential));
      form.requestSubmit();
    } catch {
      said.textContent = this.dataset.failed;
    } finally {
      this.button.disabled = false;
    }
  }
}

customElements.define('yz-passkey', Passkey);
