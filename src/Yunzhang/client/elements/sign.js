import { send } from './send.js';

// <yz-sign data-to data-hint data-clear data-failed> round a file box and the hidden box for its id: a box to sign in with a finger, a pen or the mouse.
class Sign extends HTMLElement {
  connectedCallback() {
    this.kept = this.querySelector('input[type=hidden]');
    if (!this.kept || this.pad) return;
    this.form = this.closest('form');
    // In a room of its own: an update of the page would take away what the server does not know of.
    const room = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    this.pad = Object.assign(document.createElement('canvas'), { tabIndex: -1 });
    Object.assign(this.pad.style, { display: 'block', boxSizing: 'border-box', width: '100%', height: '10rem', border: '1px dashed #667085', borderRadius: '8px', background: '#fff', touchAction: 'none', cursor: 'crosshair' });
    this.pad.setAttribute('role', 'img');
    this.pad.setAttribute('aria-label', this.dataset.hint);
    this.clear = Object.assign(document.createElement('button'), { type: 'button', textContent: this.dataset.clear });
    Object.assign(this.clear.style, { marginTop: '.375rem', minHeight: '2.25rem', padding: '0 .75rem', border: '0', background: 'none', color: 'inherit', font: 'inherit', textDecoration: 'underline', cursor: 'pointer' });
    this.said = document.createElement('p');
    this.said.setAttribute('role', 'status');
    room.replaceChildren(document.createElement('slot'), this.pad, this.clear, this.said);
    this.pad.addEventListener('pointerdown', this.down = event => this.begin(event));
    this.pad.addEventListener('pointermove', this.move = event => this.draw(event));
    this.pad.addEventListener('pointerup', this.up = () => this.end());
    this.pad.addEventListener('pointercancel', this.up);
    this.clear.addEventListener('click', this.wipe = () => this.empty());
    this.form.addEventListener('submit', this.hold = event => this.onSubmit(event), true);
  }

  disconnectedCallback() {
    this.form?.removeEventListener('submit', this.hold, true);
    this.shadowRoot?.replaceChildren(document.createElement('slot'));
    this.pad = null;
  }

  begin(event) {
    event.preventDefault();
    this.pad.setPointerCapture(event.pointerId);
    if (this.pad.width !== Math.round(this.pad.clientWidth * 2)) {
      this.pad.width = Math.round(this.pad.clientWidth * 2);
      this.pad.height = Math.round(this.pad.clientHeight * 2);
    }
    this.pen = this.pad.getContext('2d');
    Object.assign(this.pen, { lineWidth: 5, lineCap: 'round', lineJoin: 'round', strokeStyle: '#101828' });
    this.at = this.place(event);
    this.isDirty = true;
  }

  draw(event) {
    if (!this.at) return;
    const to = this.place(event);
    this.pen.beginPath();
    this.pen.moveTo(this.at.x, this.at.y);
    this.pen.lineTo(to.x, to.y);
    this.pen.stroke();
    this.at = to;
  }

  end() {
    this.at = null;
    clearTimeout(this.wait);
    this.wait = setTimeout(() => this.keep(), 600);
  }

  empty() {
    clearTimeout(this.wait);
    this.pad.getContext('2d').clearRect(0, 0, this.pad.width, this.pad.height);
    this.kept.value = '';
    this.isDirty = false;
  }

  place(event) {
    const box = this.pad.getBoundingClientRect();
    return { x: (event.clientX - box.left) * this.pad.width / box.width, y: (event.clientY - box.top) * this.pad.height / box.height };
  }

  keep() {
    if (!this.isDirty) return this.sending;
    this.isDirty = false;
    clearTimeout(this.wait);
    this.sending = new Promise(done => this.pad.toBlob(done, 'image/png'))
      .then(png => send(this.form, this.dataset.to, png, 'signature.png'))
      .then(file => { this.kept.value = file.id; this.said.textContent = ''; })
      .catch(() => { this.isDirty = true; this.said.textContent = this.dataset.failed; throw new Error('signature'); });
    this.sending.catch(() => {});
    return this.sending;
  }

  // What was drawn a moment ago goes first; then the form goes by the same button.
  onSubmit(event) {
    if (!this.isDirty) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.keep().then(() => this.form.requestSubmit(event.submitter), () => {});
  }
}

customElements.define('yz-sign', Sign);
