/* The waiting page follows the payment by itself. */
(function () {
  'use strict';
  var page = document.querySelector('[data-sfpy-status]');
  if (!page || page.getAttribute('data-sfpy-settled') === 'true') { return; }
  var status = page.getAttribute('data-sfpy-status');

  function saidThatScriptsRun() {
    return /(^|;\s*)sfpy_scripts=1/.test(document.cookie);
  }

  /* A response header reloads the page for browsers that run no script of ours. Once told that they run, the store
     leaves it out: without a cookie the page is reloaded by both, which does no harm. */
  if (page.getAttribute('data-sfpy-reloaded') === 'true' && !saidThatScriptsRun()) {
    document.cookie = 'sfpy_scripts=1; path=' + status.replace(/\/status(\?.*)?$/, '') + '; SameSite=Lax'
      + (window.location.protocol === 'https:' ? '; Secure' : '');
    if (saidThatScriptsRun()) {
      window.location.reload();
      return;
    }
  }

  /* A login page or a proxy's note, say, is no JSON: nothing new, ask again. */
  function versionIn(answer, otherwise) {
    try {
      var version = JSON.parse(answer).version;
      return typeof version === 'string' ? version : otherwise;
    } catch (e) {
      return otherwise;
    }
  }

  function ask() {
    var request = new XMLHttpRequest();
    request.open('GET', status);
    request.onload = function () {
      var shown = page.getAttribute('data-sfpy-version');
      var now = request.status === 200 ? versionIn(request.responseText, shown) : shown;
      if (now !== shown) {
        window.location.reload();
      } else {
        window.setTimeout(ask, 2000);
      }
    };
    request.onerror = function () { window.setTimeout(ask, 5000); };
    request.send();
  }
  window.setTimeout(ask, 1000);
}());
