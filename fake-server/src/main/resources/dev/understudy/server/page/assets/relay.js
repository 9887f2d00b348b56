"use strict";
// Only the registered origin gets the answer: the browser drops the message if another page is the opener.
const relay = document.getElementById("relay");
if (window.opener) {
  const params = Object.fromEntries(new FormData(relay));
  window.opener.postMessage(JSON.stringify({ id: relay.dataset.id, params }), relay.dataset.origin);
  window.close();
}
