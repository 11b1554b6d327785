"use strict";
(() => {
  const dialog = document.getElementById("components-reconnect-modal");
  if (!dialog) return;
  // State of a circuit that slept longer than the server keeps it is gone; its clicks would do nothing.
  const keptFor = 3 * 60 * 1000;
  let hiddenAt = 0;

  dialog.addEventListener("components-reconnect-state-changed", event => {
    const { state, currentAttempt } = event.detail;
    if (currentAttempt) document.getElementById("bl-reconnect-attempt").textContent = currentAttempt;
    if (state === "show" && !dialog.open) dialog.showModal();
    else if (state === "hide") dialog.close();
    else if (state === "failed") document.addEventListener("visibilitychange", retryWhenSeen);
    else if (state === "rejected") location.reload();
  });
  dialog.addEventListener("cancel", event => event.preventDefault());
  document.getElementById("bl-reconnect-now").addEventListener("click", retry);
  document.getElementById("bl-reconnect-reload").addEventListener("click", () => location.reload());

  async function retry() {
    document.removeEventListener("visibilitychange", retryWhenSeen);
    try {
      const back = dialog.classList.contains("components-reconnect-paused") ? await Blazor.resumeCircuit() : await Blazor.reconnect() || await Blazor.resumeCircuit();
      if (back) dialog.close(); else location.reload();
    } catch {
      document.addEventListener("visibilitychange", retryWhenSeen);
    }
  }

  function retryWhenSeen() {
    if (document.visibilityState === "visible") retry();
  }

  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") hiddenAt = Date.now();
    else if (dialog.open && hiddenAt && Date.now() - hiddenAt > keptFor) location.reload();
  });
})();
