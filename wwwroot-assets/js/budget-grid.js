// A budget as a table of plain fields. The server sends it once; typing, moving, pasting and adding up happen here, and the server asks for
// what changed when it is saved. Amounts are whole numbers of minor units (BigInt), never fractions.
const grids = new WeakMap();
const limit = 10n ** 15n;

export function open(root, dotnet, sheet) {
  const grid = { root, dotnet, sheet, cells: new Map(), rows: [], snapshot: [], mode: "ready", told: "" };
  grids.set(root, grid);
  build(grid);
  root.replaceChildren(grid.table);
  if (!root.dataset.bound) bind(root);
  filter(grid);
  add(grid);
}

export function changes(root, from) {
  const grid = grids.get(root);
  settle(grid);
  if (from === 0) grid.snapshot = dirty(grid).map(cell => ({ cell, amount: cell.amount }));
  return grid.snapshot.slice(from, from + 300).map(({ cell, amount }) => ({ accountId: cell.row.id, periodId: cell.period.id, amount: Number(amount), seen: Number(cell.seen) }));
}

export function saved(root) {
  const grid = grids.get(root);
  for (const { cell, amount } of grid.snapshot) {
    cell.seen = cell.theirs = amount;
    show(grid, cell);
  }
  tell(grid);
}

// What stands in the database now. A field that was not touched follows; one that was typed over keeps what was typed and shows that it is contested.
export function refresh(root, rows) {
  const grid = grids.get(root);
  for (const row of rows) for (const [place, amount] of row.amounts.entries()) {
    const cell = grid.cells.get(row.id + "/" + place);
    if (!cell || cell.theirs === BigInt(amount)) continue;
    cell.theirs = BigInt(amount);
    if (cell.amount === cell.seen || cell.amount === cell.theirs) cell.amount = cell.seen = cell.theirs;
    if (cell.field !== document.activeElement || grid.mode === "ready") show(grid, cell);
  }
  add(grid);
}

export function apply(root, cells) {
  const grid = grids.get(root);
  const places = new Map(grid.sheet.periods.map((period, place) => [period.id, place]));
  for (const { accountId, periodId, amount } of cells) {
    const cell = grid.cells.get(accountId + "/" + places.get(periodId));
    if (cell) put(grid, cell, BigInt(amount));
  }
  add(grid);
}

export function discard(root) {
  const grid = grids.get(root);
  for (const cell of grid.cells.values()) {
    cell.wrong = null;
    cell.amount = cell.seen = cell.theirs;
    show(grid, cell);
  }
  add(grid);
}

// Of contested fields: mine is saved over theirs, or theirs replaces mine.
export function decide(root, mine) {
  const grid = grids.get(root);
  for (const cell of grid.cells.values()) {
    if (cell.theirs === cell.seen) continue;
    cell.seen = cell.theirs;
    if (!mine) cell.amount = cell.theirs;
    show(grid, cell);
  }
  add(grid);
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function build(grid) {
  const { sheet } = grid;
  const head = make("tr", {}, make("th", { scope: "col" }, "Account"));
  for (const period of sheet.periods)
    head.append(make("th", { scope: "col", class: "bl-num", title: period.why }, period.name, ...(period.why ? [make("span", { class: "bl-fixed" }, "closed")] : [])));
  head.append(make("th", { scope: "col", class: "bl-num" }, "Total"));
  const body = make("tbody", {});
  for (const row of sheet.rows) body.append(line(grid, row));
  const foot = make("tfoot", {});
  grid.sums = ["Revenue", "Expense", "Surplus"].map(name => sumLine(grid, foot, name));
  grid.table = make("table", { class: "bl-table bl-sheet", "aria-label": sheet.label }, make("thead", {}, head), body, foot);
}

function line(grid, row) {
  const state = { row, cells: [], at: grid.rows.length, text: (row.code + " " + row.name).toLowerCase() };
  const name = row.code + " " + row.name;
  state.element = make("tr", {}, make("th", { scope: "row", title: row.why ?? name }, make("b", {}, row.code), " " + row.name, ...(row.why ? [make("span", { class: "bl-fixed" }, "inactive")] : [])));
  grid.sheet.periods.forEach((period, place) => {
    const amount = BigInt(row.amounts[place]);
    const field = input(grid, name + ", " + period.name, grid.sheet.locked ?? period.why);
    const cell = { row, period, field, line: state, place, amount, seen: amount, theirs: amount, fixed: !!(grid.sheet.locked ?? period.why), wrong: null };
    field.blCell = cell;
    state.cells.push(cell);
    grid.cells.set(row.id + "/" + place, cell);
    state.element.append(make("td", {}, field));
    show(grid, cell);
  });
  const free = state.cells.some(cell => !cell.fixed) && !row.why;
  state.total = input(grid, name + ", total of the year", free ? null : grid.sheet.locked ?? row.why ?? "Every fiscal period of the year is closed.");
  state.total.blCell = { total: true, line: state, row, field: state.total, place: state.cells.length, fixed: !free };
  state.element.append(make("td", { class: "bl-sheet-total" }, state.total));
  grid.rows.push(state);
  return state.element;
}

function input(grid, label, why) {
  return make("input", { type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": label, readonly: why ? "" : null, title: why ?? null });
}

function sumLine(grid, foot, name) {
  const cells = Array.from({ length: grid.sheet.periods.length + 1 }, () => make("td", { class: "bl-num" }));
  foot.append(make("tr", {}, make("th", { scope: "row" }, name), ...cells));
  return cells;
}

const dirty = grid => [...grid.cells.values()].filter(cell => cell.amount !== cell.seen);

function written(grid, amount) {
  const { digits, decimal, group } = grid.sheet;
  const plain = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, "0");
  const whole = plain.slice(0, plain.length - digits).replace(/\B(?=(\d{3})+$)/g, group);
  const text = digits ? whole + decimal + plain.slice(-digits) : whole;
  return amount < 0n ? "(" + text + ")" : text;
}

// Null is "no amount".
function read(grid, text) {
  const { digits, decimal, group } = grid.sheet;
  let rest = text.replace(/[\s\u00a0\u202f]/g, "").replace("\u2212", "-");
  if (rest === "" || rest === "-" || rest === "\u2013") return 0n;
  let sign = 1n;
  const wrapped = /^\((.*)\)$/.exec(rest);
  if (wrapped || rest.startsWith("-")) { sign = -1n; rest = wrapped ? wrapped[1] : rest.slice(1); }
  const parts = rest.split(decimal), groups = parts[0].split(/\s/.test(group) ? "\u0000" : group);
  if (parts.length > 2 || groups.slice(1).some(three => three.length !== 3)) return null;
  const whole = groups.join(""), fraction = (parts[1] ?? "").replace(/0+$/, "");
  if (!/^\d*$/.test(whole) || !/^\d*$/.test(fraction) || whole + (parts[1] ?? "") === "" || fraction.length > digits) return null;
  const amount = sign * BigInt(whole + fraction.padEnd(digits, "0"));
  return amount > limit || amount < -limit ? null : amount;
}

function show(grid, cell) {
  const { field } = cell;
  if (cell.wrong === null) field.value = cell.amount === 0n ? "" : written(grid, cell.amount);
  field.classList.toggle("changed", cell.amount !== cell.seen);
  field.classList.toggle("contested", cell.theirs !== cell.seen);
  if (cell.wrong === null) field.removeAttribute("aria-invalid"); else field.setAttribute("aria-invalid", "true");
}

// Answers why the amount cannot stand in the field, or null.
function whyNot(cell, amount) {
  if (cell.fixed) return cell.field.title;
  return cell.row.why && amount !== 0n && amount !== cell.seen ? cell.row.why : null;
}

function put(grid, cell, amount) {
  const why = whyNot(cell, amount);
  if (why === null) { cell.amount = amount; cell.wrong = null; }
  show(grid, cell);
  return why;
}

function commit(grid, cell) {
  if (cell.fixed || grid.mode === "ready") return;
  grid.mode = "ready";
  const text = cell.field.value, amount = read(grid, text);
  const where = cell.row.code + ", " + (cell.total ? "total" : cell.period.name);
  if (amount === null) {
    if (!cell.total) { cell.wrong = text; show(grid, cell); }
    say(grid, where + ": \u201c" + text + "\u201d is no amount." + (cell.total ? " The row stays as it was." : " Mend it, or press Escape in it."));
  } else if (cell.total) spread(grid, cell.line, amount);
  else {
    const why = put(grid, cell, amount);
    if (why) say(grid, where + ": " + why);
  }
  add(grid);
}

// The total of a year over its open periods, each the same, and what is left over to the last ones, one minor unit each.
function spread(grid, line, total) {
  const open = line.cells.filter(cell => !cell.fixed);
  const kept = line.cells.filter(cell => cell.fixed).reduce((sum, cell) => sum + cell.amount, 0n);
  const rest = total - kept, each = rest / BigInt(open.length), left = rest % BigInt(open.length), more = Number(left < 0n ? -left : left);
  if (total === line.cells.reduce((sum, cell) => sum + cell.amount, 0n)) return;
  open.forEach((cell, place) => put(grid, cell, each + (place < open.length - more ? 0n : left < 0n ? -1n : 1n)));
  say(grid, `${line.row.code}: ${written(grid, total)} is spread over ${open.length} period${open.length === 1 ? "" : "s"}` + (kept ? `, after ${written(grid, kept)} of closed ones.` : "."));
}

function add(grid) {
  const count = grid.sheet.periods.length, sums = [0, 1, 2].map(() => new Array(count + 1).fill(0n));
  for (const line of grid.rows) {
    let total = 0n;
    for (const cell of line.cells) {
      total += cell.amount;
      const kind = line.row.type === "Revenue" ? 0 : line.row.type === "Expense" ? 1 : -1;
      if (kind < 0) continue;
      sums[kind][cell.place] += cell.amount;
      sums[kind][count] += cell.amount;
    }
    if (line.total !== document.activeElement || grid.mode === "ready") line.total.value = total === 0n ? "" : written(grid, total);
  }
  for (let place = 0; place <= count; place++) sums[2][place] = sums[0][place] - sums[1][place];
  grid.sums.forEach((cells, kind) => cells.forEach((cell, place) => { cell.textContent = sums[kind][place] === 0n ? "\u2013" : written(grid, sums[kind][place]); }));
  tell(grid);
}

function tell(grid) {
  const all = [...grid.cells.values()];
  const counts = [dirty(grid).length, all.filter(cell => cell.theirs !== cell.seen).length, all.filter(cell => cell.wrong !== null).length];
  const told = counts.join();
  if (told === grid.told) return;
  grid.told = told;
  grid.dotnet.invokeMethodAsync("Counted", ...counts);
}

function settle(grid) {
  const cell = document.activeElement?.blCell;
  if (cell && grid.root.contains(cell.field)) commit(grid, cell);
}

const say = (grid, text) => { grid.root.parentElement.querySelector("[data-budget-said]").textContent = text; };

function filter(grid) {
  const tool = name => grid.root.parentElement.querySelector(`[data-budget=${name}]`);
  const text = tool("text").value.trim().toLowerCase(), type = tool("type").value, used = tool("used").checked;
  let shown = 0;
  for (const line of grid.rows) {
    const fits = line.text.includes(text) && (type === "" || line.row.type === type) && (!used || line.cells.some(cell => cell.amount !== 0n || cell.amount !== cell.seen));
    line.element.hidden = !fits;
    if (fits) shown++;
  }
  tool("count").textContent = shown === grid.rows.length ? `${shown} accounts` : `${shown} of ${grid.rows.length} accounts`;
}

function fieldAt(line, place) {
  return place < line.cells.length ? line.cells[place].field : line.total;
}

function go(grid, cell, down, right) {
  const shown = grid.rows.filter(line => !line.element.hidden), here = shown.indexOf(cell.line);
  const line = shown[Math.max(0, Math.min(shown.length - 1, here + down))];
  fieldAt(line ?? cell.line, Math.max(0, Math.min(cell.line.cells.length, cell.place + right))).focus();
}

function pressed(grid, cell, event) {
  const far = 100_000, moves = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [event.shiftKey ? -1 : 1, 0], PageUp: [-10, 0], PageDown: [10, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -far], End: [0, far] };
  const within = grid.mode === "edit" && /^(ArrowLeft|ArrowRight|Home|End)$/.test(event.key);
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    commit(grid, cell);
    document.querySelector("[data-key='s']")?.click();
  } else if (event.ctrlKey && /^(Home|End)$/.test(event.key)) {
    commit(grid, cell);
    go(grid, cell, event.key === "Home" ? -far : far, 0);
  } else if (moves[event.key] && !within && !event.ctrlKey && !event.altKey && !event.isComposing && !(event.shiftKey && event.key !== "Enter")) {
    commit(grid, cell);
    go(grid, cell, ...moves[event.key]);
  } else if (event.key === "F2") {
    grid.mode = "edit";
    cell.field.setSelectionRange(cell.field.value.length, cell.field.value.length);
  } else if (event.key === "Escape") undo(grid, cell);
  else return;
  event.preventDefault();
}

// Once takes back what was typed; once more leaves the grid.
function undo(grid, cell) {
  if (grid.mode === "ready" && !(cell.wrong ?? null)) { grid.root.parentElement.querySelector("[data-budget=text]").focus(); return; }
  grid.mode = "ready";
  if (!cell.total) { cell.wrong = null; show(grid, cell); }
  add(grid);
  cell.field.select();
}

function pasted(grid, cell, event) {
  const block = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n").map(row => row.split("\t"));
  if (cell.total || (block.length === 1 && block[0].length === 1)) return;
  event.preventDefault();
  grid.mode = "ready";
  const shown = grid.rows.filter(line => !line.element.hidden), top = shown.indexOf(cell.line), left = [];
  let taken = 0, beyond = 0;
  block.forEach((texts, down) => texts.forEach((text, right) => {
    const target = shown[top + down]?.cells[cell.place + right];
    if (!target) { beyond++; return; }
    const amount = read(grid, text);
    const why = amount === null ? `\u201c${text.slice(0, 30)}\u201d is no amount.` : put(grid, target, amount);
    if (why) left.push(`${target.row.code}, ${target.period.name}: ${why}`); else taken++;
  }));
  say(grid, `${taken} amount${taken === 1 ? "" : "s"} pasted.` + (beyond ? ` ${beyond} lay beyond the grid.` : "") + (left.length ? ` ${left.length} left as they were, the first: ${left[0]}` : ""));
  add(grid);
  cell.field.select();
}

function bind(root) {
  root.dataset.bound = "yes";
  const at = event => event.target.blCell;
  const on = (name, act) => root.addEventListener(name, event => { if (at(event)) act(grids.get(root), at(event), event); });
  on("focusin", (grid, cell) => { grid.mode = "ready"; cell.field.select(); });
  on("focusout", (grid, cell) => commit(grid, cell));
  on("input", (grid, cell) => { if (grid.mode === "ready") grid.mode = "typing"; });
  on("dblclick", grid => { grid.mode = "edit"; });
  on("keydown", pressed);
  on("paste", pasted);
  for (const tool of root.parentElement.querySelectorAll("[data-budget]")) tool.addEventListener("input", () => filter(grids.get(root)));
}
