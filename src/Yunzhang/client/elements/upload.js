import { send } from './send.js';

// <yz-upload data-to data-sending data-failed> round a file box and the hidden box for its id: a picked file is sent at once, so that a refused form does not lose it.
const longest = 1600;

async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = longest / Math.max(picture.width, picture.height);
  if (scale >= 1) return file;
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(blob => done(blob ?? file), 'image/jpeg', 0.85));
}

class Upload extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector('input[type=file]');
    this.id_ = this.querySelector('input[type=hidden]');
    this.box?.addEventListener('change', this.onPick = () => this.pick());
  }

  disconnectedCallback() { this.box?.removeEventListener('change', this.onPick); }

  async pick() {
    const file = this.box.files[0];
    if (!file) return;
    const said = this.querySelector('.upload-said');
    said.textContent = this.dataset.sending;
    try {
      const small = 'photo' in this.dataset ? await smaller(file).catch(() => file) : file;
      const kept = await send(this.closest('form'), this.dataset.to, small, file.name);
      this.id_.value = kept.id;
      this.box.value = '';
      said.replaceChildren(kept.picture
        ? Object.assign(document.createElement('img'), { src: kept.address, alt: kept.name, className: 'upload-picture' })
        : Object.assign(document.createElement('a'), { href: kept.address, textContent: kept.name }));
      this.dispatchEvent(new Event('input', { bubbles: true }));
    } catch {
      said.textContent = this.dataset.failed;
    }
  }
}

customElements.define('yz-upload', Upload);
