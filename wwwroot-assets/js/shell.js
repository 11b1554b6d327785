"use strict";
(() => {
  const find = selector => document.querySelector(selector);
  const typing = element => !!element && (element.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element.tagName)
    || (element.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(element.type)));
  const modalOpen = () => !!find("dialog[open], .mud-dialog");

  // Theme: the server writes the choice on <html> at the next render, so no page ever flashes.
  const theme = () => document.documentElement.dataset.theme || "system";
  function chooseTheme(choice) {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = "theme=" + (choice === "system" ? "; max-age=0" : choice + "; max-age=31536000") + "; path=/; samesite=lax" + secure;
    if (choice === "system") delete document.documentElement.dataset.theme; else document.documentElement.dataset.theme = choice;
    showTheme();
  }
  function showTheme() {
    for (const button of document.querySelectorAll("[data-theme-choice]")) button.setAttribute("aria-pressed", button.dataset.themeChoice === theme());
  }
  document.addEventListener("toggle", showTheme, true);

  // Dialogs of the shell.
  function open(id) {
    const dialog = document.getElementById(id);
    if (!dialog || dialog.open || modalOpen()) return;
    document.querySelectorAll(":popover-open").forEach(open => open.hidePopover());
    if (id === "bl-key-help") listKeys();
    dialog.showModal();
    dialog.querySelector("input[type=text]")?.select();
  }
  const close = id => document.getElementById(id)?.close();
  const focus = selector => find(selector)?.focus({ preventScroll: false });

  document.addEventListener("click", event => {
    const on = selector => event.target.closest?.(selector);
    const choice = on("[data-theme-choice]"), opener = on("[data-opens]"), closer = on("[data-closes]"), focuses = on("[data-focuses]");
    if (choice) chooseTheme(choice.dataset.themeChoice);
    if (opener) open(opener.dataset.opens);
    if (closer) close(closer.dataset.closes);
    if (focuses) { event.preventDefault(); focus(focuses.dataset.focuses); }
    if (event.target.tagName === "DIALOG" && event.target.id !== "components-reconnect-modal") event.target.close();
    if (on("#bl-nav a") && find("#bl-nav:popover-open")) find("#bl-nav").hidePopover();
  });

  // Shortcuts: an element with data-key is clicked by its keys ("p", or "g b" one after the other), a field is focused.
  const lettersOn = () => localStorage.getItem("single-keys") !== "off";
  let first = "", firstAt = 0, lastOutside = null;
  const byKey = keys => [...document.querySelectorAll("[data-key]")].find(element => element.dataset.key === keys);

  function listKeys() {
    const list = document.getElementById("bl-keys-here");
    list.replaceChildren();
    for (const element of document.querySelectorAll("[data-key]")) {
      const term = document.createElement("dt"), meaning = document.createElement("dd"), key = document.createElement("kbd");
      key.textContent = element.dataset.key;
      meaning.textContent = element.dataset.keyLabel || element.textContent.trim();
      term.append(key);
      list.append(term, meaning);
    }
    document.getElementById("bl-keys-on").checked = lettersOn();
  }
  document.addEventListener("change", event => {
    if (event.target.id === "bl-keys-on") localStorage.setItem("single-keys", event.target.checked ? "on" : "off");
  });

  document.addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") { event.preventDefault(); open("bl-palette"); return; }
    const at = document.activeElement;
    if (at?.closest("[data-journal]") && moveInJournal(event, at)) return;
    if (at?.closest("[role=tablist]") && moveTab(event, at)) return;
    if (at?.id !== "" && at?.getAttribute("role") === "combobox" && /^Arrow(Up|Down)$/.test(event.key) && at.closest("#bl-palette")) event.preventDefault();
    if (event.key === "Enter" && at?.matches?.("tr[data-row]")) { at.querySelector("a")?.click(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(at) || modalOpen() || !lettersOn() || event.key.length !== 1) return;
    if (event.key === "?") { open("bl-key-help"); event.preventDefault(); return; }
    if (rowKey(event.key)) { event.preventDefault(); return; }
    const both = Date.now() - firstAt < 1200 ? first + " " + event.key : "";
    const target = both && byKey(both) || byKey(event.key);
    first = event.key; firstAt = Date.now();
    if (!target) return;
    event.preventDefault();
    first = "";
    lastOutside = target;
    if (typing(target)) target.focus(); else target.click();
  });

  function moveTab(event, at) {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (event.key === " ") { event.preventDefault(); at.click(); return true; }
    if (step === undefined) return false;
    const tabs = [...at.closest("[role=tablist]").querySelectorAll("[role=tab]")], here = tabs.indexOf(at);
    const next = step === Infinity ? tabs.length - 1 : step === -Infinity ? 0 : (here + step + tabs.length) % tabs.length;
    tabs[next].focus();
    event.preventDefault();
    return true;
  }

  function rowKey(key) {
    if (key === " " && document.activeElement?.matches("tr[data-row]:has(input[type=checkbox])")) key = "x";
    if (!"jkx".includes(key) || (first === "g" && Date.now() - firstAt < 1200)) return false;
    const rows = [...document.querySelectorAll("tr[data-row]")];
    const here = rows.indexOf(document.activeElement?.closest("tr[data-row]"));
    if (rows.length === 0 || (key === "x" && here < 0)) return false;
    if (key === "x") rows[here].querySelector("input[type=checkbox]")?.click();
    else rows[Math.min(rows.length - 1, Math.max(0, here + (key === "j" ? 1 : -1)))].focus();
    return true;
  }

  // A row that leaves its list, as one that is ticked may, hands the focus to the row that takes its place.
  let left = null;
  document.addEventListener("focusin", event => {
    const row = event.target.closest?.("tr[data-row]");
    left = row && { row, list: row.parentElement, place: [...row.parentElement.children].indexOf(row), box: event.target !== row };
  });
  // A row that goes loses the focus first; whether it went or the user did is known a moment later.
  document.addEventListener("focusout", event => setTimeout(() => { if (event.target.isConnected && document.activeElement === document.body) left = null; }));
  function closeRanks() {
    if (!left || left.row.isConnected || document.activeElement !== document.body) return;
    const { list, place, box } = left, rows = list.isConnected ? list.children : [], next = rows[Math.min(place, rows.length - 1)];
    left = null;
    ((box && next?.querySelector("input[type=checkbox]")) || next)?.focus();
  }

  // A sheet of lines: Enter goes down its column, Alt+Insert and Alt+Delete add and remove a line, and rows of a spreadsheet are pasted from a line on.
  const cellsOf = (sheet, column) => [...sheet.querySelectorAll(`[data-col="${column}"]`)];
  function moveInJournal(event, at) {
    const row = at.closest("tr[data-line]"), sheet = at.closest("[data-journal]"), column = at.dataset.col;
    if (!row) return false;
    const place = [...sheet.querySelectorAll("tr[data-line]")].indexOf(row);
    if (event.altKey && /^(Insert|Delete)$/.test(event.key)) {
      event.preventDefault();
      const adds = event.key === "Insert", count = sheet.querySelectorAll("tr[data-line]").length;
      row.querySelector(adds ? "[data-line-add]" : "[data-line-remove]").click();
      whenChanged(sheet, () => sheet.querySelectorAll("tr[data-line]").length !== count || !row.isConnected, () => {
        const cells = cellsOf(sheet, "account");
        cells[Math.min(cells.length - 1, adds ? place + 1 : place)]?.focus();
      });
      return true;
    }
    if (event.key !== "Enter" || at.tagName !== "INPUT" || !column || event.ctrlKey || event.altKey || event.isComposing) return false;
    const next = place + (event.shiftKey ? -1 : 1), goTo = () => { const cell = cellsOf(sheet, column)[next]; cell?.focus(); cell?.select?.(); };
    if (cellsOf(sheet, column)[next]) goTo();
    else whenChanged(sheet, () => !!cellsOf(sheet, column)[next], goTo);
    return true;
  }
  // The line comes from the server, once what was typed has arrived there.
  function whenChanged(sheet, done, act) {
    const watch = new MutationObserver(() => { if (done()) { watch.disconnect(); act(); } });
    watch.observe(sheet, { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), 2000);
  }
  document.addEventListener("paste", event => {
    const row = event.target.closest?.("[data-journal] tr[data-line]"), text = event.clipboardData?.getData("text/plain") ?? "";
    const taker = row?.closest("[data-journal]").parentElement.querySelector("[data-journal-paste]");
    if (!taker || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    taker.value = row.dataset.line + "\n" + text;
    taker.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // The open tab of a strip and the page's own entry of the navigation are in sight, however narrow or low the screen is.
  const marked = "[role=tab][aria-selected=true], .bl-nav-link.active";
  function show(mark) {
    const box = mark.closest("[role=tablist], .bl-nav"), at = mark.getBoundingClientRect(), frame = box.getBoundingClientRect();
    if (at.left < frame.left || at.right > frame.right) box.scrollLeft += at.left - frame.left - (frame.width - at.width) / 2;
    if (at.top < frame.top || at.bottom > frame.bottom) box.scrollTop += at.top - frame.top - (frame.height - at.height) / 2;
  }
  new MutationObserver(changes => {
    for (const change of changes)
      if (change.type === "childList") change.addedNodes.forEach(added => added.querySelectorAll?.(marked).forEach(show));
      else if (change.target.matches(marked)) show(change.target);
    closeRanks();
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-selected"] });
  document.addEventListener("toggle", event => { if (event.target.id === "bl-nav") event.target.querySelectorAll(marked).forEach(show); }, true);
  document.querySelectorAll(marked).forEach(show);

  // Tab title and icon: "62 % · Ledger B-000042" with a ring, for a tab nobody is looking at.
  let prefix = "";
  function tab(text, percent) {
    // The text node itself: setting document.title would replace it, and the page's own titles would go to the old one.
    const title = find("title").firstChild, plain = title.data.startsWith(prefix) ? title.data.slice(prefix.length) : title.data;
    prefix = text ? text + " · " : "";
    title.data = prefix + plain;
    const icon = find("link[rel=icon]");
    icon.dataset.plain ??= icon.href;
    icon.href = percent === null || percent === undefined ? icon.dataset.plain : ring(percent);
  }
  function ring(percent) {
    const length = (Math.max(0, Math.min(100, percent)) * 75.4 / 100).toFixed(1);
    return "data:image/svg+xml," + encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="12" fill="none" stroke="#c9c2ea" stroke-width="6"/>`
      + `<circle cx="16" cy="16" r="12" fill="none" stroke="#5b3cc4" stroke-width="6" stroke-dasharray="${length} 75.4" transform="rotate(-90 16 16)"/></svg>`);
  }

  // A dialog that closes gives the focus back to what opened it, unless the user is already somewhere else.
  document.addEventListener("focusin", event => { if (!event.target.closest?.(".mud-dialog-container")) lastOutside = event.target; });
  function focusBack() {
    const opener = lastOutside;
    const back = () => { if (opener?.isConnected && (document.activeElement === document.body || document.activeElement?.closest(".mud-dialog-container"))) opener.focus(); };
    back();
    setTimeout(back, 60);
  }

  window.BatchLedger = { open, close, focus, focusBack, tab };
  showTheme();
})();
