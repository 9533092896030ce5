// Behaviour of the pages, as custom elements: they come to life again whenever a page is updated in place.
import './menu.js';
import './guard.js';
import './passkey.js';
import './print.js';
import './suggest.js';
import './upload.js';
import './sign.js';
import './draft.js';
import './bell.js';
