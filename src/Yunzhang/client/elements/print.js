// <yz-print><button>…: prints the page. Not shown without scripts: the browser's own menu does it then.
class Print extends HTMLElement {
  connectedCallback() { this.addEventListener('click', this.onClick = () => print()); }

  disconnectedCallback() { this.removeEventListener('click', this.onClick); }
}

customElements.define('yz-print', Print);
