// Shortens paths and is never the path: every page works without this file.
"use strict";

document.documentElement.classList.add("has-script");

const status = document.getElementById("saved");
const AFTER_TYPING = 800;
const AFTER_CHOOSING = 400;
// The browser takes no more than 64 KB along when a page is left.
const KEPT_ALIVE = 60000;

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}

// A long name makes the bar higher; what sticks to the window below it must not lie under it.
const bar = document.querySelector(".bar");
if (bar) new ResizeObserver(() => document.documentElement.style.setProperty("--bar-height", `${bar.offsetHeight}px`)).observe(bar);

// After a refused post, go to what is wrong.
document.getElementById("summary")?.focus();

// A second press of the same button within a moment is one press.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
  setTimeout(() => delete event.target.dataset.sent, 2000);
});
window.addEventListener("pageshow", () => { for (const form of document.forms) delete form.dataset.sent; });

// Paper shows the text of a field beside it, where a field would cut it: see `paper` in the templates.
function keepInStep() {
  for (const twin of document.querySelectorAll(".twin")) {
    const field = twin.previousElementSibling;
    twin.textContent = field.matches("select") ? field.selectedOptions[0]?.textContent : field.value;
  }
}
window.addEventListener("beforeprint", keepInStep);
window.matchMedia("print").addEventListener("change", keepInStep);

// Characters left, once they are few: told when typing pauses, and at once when a step is passed. A screen reader
// tells each change, so there must be few. Counted as the program counts: by scalar values.
const STEPS = [0.1, 0.05, 0.02, 0.01, 0];
const PAUSE = 1000;

class Count {
  constructor(field) {
    this.field = field;
    this.limit = Number(field.dataset.limit);
    this.step = -1; // the last step that was passed
    this.line = this.begun(); // empty for now: what comes into a page with its words is not told by every screen reader
  }

  typed() {
    clearTimeout(this.pause);
    const left = this.limit - [...this.field.value.normalize("NFC")].length;
    const step = STEPS.findLastIndex((share) => (share > 0 ? left <= this.limit * share : left < 0));
    if (step === -1 && this.step === -1) return;
    if (step !== this.step) this.tell(left, step);
    else this.pause = setTimeout(() => this.tell(left, step), PAUSE);
  }

  tell(left, step) {
    this.step = step;
    const n = Math.abs(left);
    const told = `${n.toLocaleString("en-US")} ${n === 1 ? "character" : "characters"} ${left < 0 ? "too many" : "left"}`;
    const text = step === -1 ? "" : told;
    if (this.line.textContent !== text) this.line.textContent = text;
  }

  // The line under the field, which describes it from now on.
  begun() {
    const line = document.createElement("p");
    line.className = "count";
    line.id = `count-${this.field.id}`;
    line.setAttribute("role", "status");
    const twin = this.field.nextElementSibling;
    (twin?.matches(".twin") ? twin : this.field).after(line);
    const others = this.field.getAttribute("aria-describedby");
    this.field.setAttribute("aria-describedby", others ? `${others} ${line.id}` : line.id);
    return line;
  }
}

const counts = new WeakMap();
document.addEventListener("input", ({ target }) => {
  if (!target.dataset?.limit) return;
  if (!counts.has(target)) counts.set(target, new Count(target));
  counts.get(target).typed();
});

// Whoever is chosen from the list is sent along as who they are; what is typed otherwise is read as it stands.
document.addEventListener("input", ({ target }) => {
  const id = target.matches("[data-person]") && document.getElementById(`${target.id}-id`);
  if (id) id.value = [...target.list.options].find((option) => option.value === target.value)?.dataset.id ?? "";
});

// Every key that this page acts on comes through here. The keys of an input method and of dead keys make a letter
// and are left to it; Safari sends the one that ends it after the end, with the number 229 only.
function onKey(place, act) {
  place.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    act(event);
  });
}

// Puts the parts that changed in place.
function refresh(from) {
  for (const part of from.querySelectorAll("[data-live]")) {
    for (const here of document.querySelectorAll(`[data-live="${part.dataset.live}"]`)) {
      const hadFocus = here.contains(document.activeElement);
      here.replaceChildren(...[...part.childNodes].map((node) => document.importNode(node, true)));
      if (hadFocus) here.querySelector("[tabindex]")?.focus();
    }
  }
}

const parse = (html) => new DOMParser().parseFromString(html, "text/html");

// A judgment has two controls: the choice, and the reason.
const isJudgment = (field) => field.startsWith("judgment");

class Autosave {
  constructor(form) {
    this.form = form;
    this.waiting = new Map(); // field -> timer
    this.queued = new Map(); // field -> saves not yet answered
    this.unsaved = new Set(); // fields not known to be on disk
    this.lost = new Set(); // fields whose save did not arrive
    this.wrong = new Set(); // fields that were refused
    this.line = Promise.resolve(); // one save at a time
    form.addEventListener("input", (event) => this.changed(event.target));
    form.addEventListener("change", (event) => this.changed(event.target));
    form.addEventListener("focusout", (event) => this.left(event));
    form.addEventListener("submit", () => { this.leaving = true; });
    // Whatever is not known to be on disk goes out once more; what has arrived already changes nothing.
    window.addEventListener("pagehide", () => { for (const field of [...this.unsaved]) this.send(field); });
    document.addEventListener("visibilitychange", () => { if (document.hidden) for (const field of [...this.waiting.keys()]) this.save(field); });
    window.addEventListener("beforeunload", (event) => {
      const size = [...this.unsaved].reduce((sum, field) => sum + this.body(field).toString().length, 0);
      const isStuck = size > KEPT_ALIVE || [...this.unsaved].some((field) => this.lost.has(field) || this.wrong.has(field));
      if (!this.leaving && isStuck) event.preventDefault();
    });
  }

  // The field that a control belongs to: a judgment has two controls, a conflict its own.
  field(control) {
    return control.name?.replace(/^(settle|conflict|rev)-/, "").replace(/-reason$/, "");
  }

  changed(control) {
    const field = this.field(control);
    if (!field || control.type === "hidden") return;
    if (isJudgment(field) && !this.isWhole(field)) {
      this.forget(field);
      this.askForReason(this.slot(field));
      return;
    }
    this.unsaved.add(field);
    clearTimeout(this.waiting.get(field));
    const typed = control.matches("textarea, input[type=text]");
    this.waiting.set(field, setTimeout(() => this.save(field), typed ? AFTER_TYPING : AFTER_CHOOSING));
  }

  // Told once, not with every key.
  askForReason(slot) {
    if (slot.querySelector("[role=status]")) return;
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.setAttribute("role", "status");
    hint.textContent = "Saved once the reason is there.";
    slot.replaceChildren(hint);
  }

  forget(field) {
    clearTimeout(this.waiting.get(field));
    this.waiting.delete(field);
    this.unsaved.delete(field);
    this.wrong.delete(field);
  }

  isWhole(field) {
    const choice = this.form.querySelector(`input[name="${field}"]:checked`)?.value;
    return !choice || this.form.elements.namedItem(`${field}-reason`).value.trim() !== "";
  }

  left({ target, relatedTarget }) {
    const field = this.field(target);
    const isSameGroup = relatedTarget && this.field(relatedTarget) === field;
    if (!isSameGroup && this.waiting.has(field)) this.save(field);
  }

  slot(field) {
    return this.form.querySelector(`[data-slot="${field}"]`);
  }

  // What goes out for one field: its controls as they stand, and its revision. What was carried over
  // is confirmed together with its answer, so that an answer changed elsewhere comes to light.
  body(field) {
    const body = new URLSearchParams();
    const fields = [field, field.replace(/^carried-/, "step-")];
    for (const control of this.form.elements) {
      if (!control.name || !fields.includes(this.field(control))) continue;
      if ((control.type === "radio" || control.type === "checkbox") && !control.checked) continue;
      body.append(control.name, control.value);
    }
    return body;
  }

  save(field) {
    clearTimeout(this.waiting.get(field));
    this.waiting.delete(field);
    this.queued.set(field, (this.queued.get(field) ?? 0) + 1);
    this.line = this.line.then(async () => {
      this.queued.set(field, this.queued.get(field) - 1);
      await this.send(field);
    });
  }

  async send(field) {
    const body = this.body(field);
    let page;
    let status = 0;
    try {
      const response = await fetch(this.form.action, {
        method: "POST",
        body,
        headers: { "Milepost-Fragment": "yes" },
        keepalive: body.toString().length < KEPT_ALIVE,
        redirect: "error",
      });
      status = response.status;
      page = parse(await response.text());
    } catch {
      page = undefined;
    }
    const answer = page?.querySelector("[data-saved]");
    if (answer) {
      this.take(answer, field, status === 200);
    } else {
      this.lost.add(field);
      this.trouble(page?.querySelector("h1")?.textContent, status);
      this.mend(page);
    }
  }

  take(answer, field, isSaved) {
    for (const part of answer.querySelectorAll("[data-for]")) this.put(part);
    refresh(answer);
    this.lost.delete(field);
    this.wrong.delete(field);
    // What was typed while the save was under way goes out on its own timer.
    if (!isSaved) this.wrong.add(field);
    else if (!this.waiting.has(field) && !this.queued.get(field)) this.unsaved.delete(field);
    // The way is open again, so what was lost goes out once more.
    for (const lost of [...this.lost]) {
      this.lost.delete(lost);
      this.save(lost);
    }
    if (this.wrong.size > 0) this.say("Not everything is saved: see the marked fields", true);
    else if (this.lost.size === 0) this.say(answer.dataset.saved);
  }

  // Puts in place what came back for one field: its revision, what is wrong with it, or what
  // somebody else stored. Where a person has typed on, the old revision stays, so that the next
  // save tells of the conflict.
  put(part) {
    const name = part.dataset.for;
    const replaced = part.dataset.value;
    if (replaced !== undefined && this.waiting.has(name)) return;
    if (replaced !== undefined) this.show(name, replaced);
    const slot = this.slot(name);
    const hadFocus = slot.contains(document.activeElement);
    const fresh = part.querySelector("[data-slot]");
    slot.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    this.form.elements.namedItem(`rev-${name}`).value = part.querySelector(`[name="rev-${name}"]`).value;
    const problem = slot.querySelector(".problem");
    for (const control of this.controls(name)) {
      const others = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== `problem-${name}`);
      if (problem) others.push(problem.id);
      control.setAttribute("aria-describedby", others.join(" "));
      if (others.length === 0) control.removeAttribute("aria-describedby");
      if (part.dataset.troubled === "true") control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
    if (hadFocus) (this.controls(name)[0] ?? this.form.querySelector(`input[name="${name}"]:checked`))?.focus();
  }

  controls(name) {
    return [...this.form.elements].filter((control) => (control.name === name || control.name === `${name}-reason`) && control.matches("textarea, input[type=text]"));
  }

  // Puts a value into a field's controls, when it is what somebody else wrote.
  show(name, value) {
    const [choice, ...reason] = isJudgment(name) ? value.split(": ") : [value];
    for (const control of this.form.elements) {
      if (control.name === name) {
        if (control.type === "radio" || control.type === "checkbox") control.checked = control.value === choice;
        else control.value = value;
      } else if (control.name === `${name}-reason`) {
        control.value = reason.join(": ");
      }
    }
  }

  say(text, isTrouble = false) {
    status.classList.toggle("trouble", isTrouble);
    status.textContent = text;
  }

  // Where something else is to be settled first, the way there opens beside this page, which keeps what was typed.
  mend(page) {
    const way = page?.querySelector("[data-mend]");
    if (!way) return;
    const link = document.importNode(way, true);
    link.className = "";
    link.target = "_blank";
    link.textContent += " (in a new tab)";
    status.append(" ", link);
  }

  trouble(why, code) {
    // To load the page again would only lose what was typed.
    if (code === 404) {
      this.say("Not saved. This round is no longer in the file: a backup was put back, or it was deleted. Copy what you typed before you leave this page.", true);
      return;
    }
    this.say(`Not saved${why ? `: ${why}` : ""}. What you typed is still here.`, true);
    const isFinal = code === 409;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "link";
    again.textContent = isFinal ? "Reload the page" : "Try again";
    again.addEventListener("click", () => {
      if (isFinal) window.location.reload();
      else for (const field of [...this.unsaved]) this.save(field);
    });
    status.append(again);
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);

// A form that does not save by itself: what is typed is kept for the person's return, under the id that came with
// the form. It goes to the form's own address, which knows a draft by its header.
class Draft {
  constructor(form) {
    this.form = form;
    this.address = form.getAttribute("action").replace(/[?&]draft=.*$/, "");
    this.named = `${this.address}${this.address.includes("?") ? "&" : "?"}draft=${form.dataset.draft}`;
    // What was refused is not known to be kept; what came with the page is.
    const isRefused = document.getElementById("summary") && location.pathname === new URL(form.action).pathname;
    this.begun = this.body();
    this.kept = isRefused ? undefined : this.begun;
    this.sent = this.kept;
    this.isContinued = isRefused || this.address !== form.getAttribute("action");
    // The page says already that it is not saved.
    if (isRefused) this.send({ isQuiet: true });
    this.lookFor(history.state?.left ?? "");
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    document.addEventListener("submit", ({ target, defaultPrevented }) => {
      const endsHere = target === form || target.getAttribute("action").includes(form.dataset.draft);
      if (endsHere && !defaultPrevented) this.leave();
    });
    window.addEventListener("pageshow", () => { this.isLeaving = false; });
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.send(); });
    window.addEventListener("pagehide", () => this.send());
    // Before the next page is asked for, so that it can offer what was typed last.
    window.addEventListener("beforeunload", (event) => {
      const body = this.body();
      if (this.isLeaving || body === this.kept) return;
      history.replaceState({ left: this.named }, "");
      if (this.isLost || body.length > KEPT_ALIVE) event.preventDefault();
      else this.send();
    });
  }

  // Every control that the person may have touched. A box without a tick goes along empty, so that it is known to be one.
  body() {
    const body = new URLSearchParams();
    for (const control of this.form.elements) {
      if (!control.name || control.matches("button, [type=file]") || (control.type === "radio" && !control.checked)) continue;
      body.append(control.name, control.type === "checkbox" && !control.checked ? "" : control.value);
    }
    return body.toString();
  }

  changed() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), AFTER_TYPING);
  }

  // The form is on its way, or its draft is being discarded: nothing of it may come after that.
  leave() {
    this.isLeaving = true;
    clearTimeout(this.timer);
    this.underWay?.abort();
  }

  async send({ isQuiet = false } = {}) {
    clearTimeout(this.timer);
    const body = this.body();
    if (this.isLeaving || body === this.sent) return;
    this.sent = body;
    const underWay = new AbortController();
    this.underWay = underWay;
    // From the first draft on, the form says which it is, so that the draft ends when the form is saved.
    this.form.setAttribute("action", this.named);
    let said = "";
    try {
      const response = await fetch(this.named, {
        method: "POST",
        // A form as it was at first is nothing to keep.
        body: new URLSearchParams(body === this.begun && !this.isContinued ? "" : body),
        headers: { "Milepost-Draft": "yes" },
        keepalive: body.length < KEPT_ALIVE,
        redirect: "error",
        signal: underWay.signal,
      });
      said = await response.text();
      this.isLost = !response.ok;
    } catch {
      this.isLost = true;
    }
    if (underWay.signal.aborted) return;
    if (this.isLost) this.sent = undefined;
    else this.kept = body;
    if (this.isLost || !isQuiet) this.say(this.isLost ? "What you type is not kept for your return. Save it before you leave." : said);
  }

  // What went out before a reload may have come after the question for the page, which then did not offer it.
  async lookFor(left) {
    const [address, id] = left.split(/[?&]draft=/);
    if (address !== this.address) return;
    history.replaceState(null, "");
    for (let tries = 0; tries < 5 && !document.querySelector(`.begun [href$="${id}"], [data-draft="${id}"]`); tries += 1) {
      await new Promise((rest) => setTimeout(rest, 200));
      const page = await fetch(location.href).then((response) => response.text(), () => "");
      const offer = parse(page).querySelector(`.begun:has([href$="${id}"])`);
      if (!offer) continue;
      const older = this.form.previousElementSibling;
      if (older?.matches(".begun")) older.remove();
      this.form.before(document.importNode(offer, true));
    }
  }

  say(text) {
    status.classList.toggle("trouble", this.isLost);
    if (status.textContent !== text) status.textContent = text;
  }
}

for (const form of document.querySelectorAll("form[data-draft]")) new Draft(form);

// On the worksheet digits answer while a group has focus, and Enter goes to the next step.
for (const form of document.querySelectorAll("form[data-keys]")) {
  const steps = [...form.querySelectorAll("fieldset.step")];
  const focusOn = (step) => (step.querySelector(".answers input:checked") ?? step.querySelector(".answers input")).focus();
  document.querySelector("[data-first]")?.addEventListener("click", () => {
    focusOn(steps.find((step) => step.querySelector("input[type=radio][value='']").checked) ?? steps[0]);
  });
  // With the focus nowhere, a digit answers the first open step.
  onKey(document, (event) => {
    if (event.target !== document.body || !/^[0-5]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    const open = steps.find((step) => step.querySelector("input[type=radio][value='']").checked) ?? steps[0];
    focusOn(open);
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true }));
    event.preventDefault();
  });
  onKey(form, (event) => {
    const radio = event.target;
    if (event.key === "Enter" && radio.matches("input[type=text], input[type=checkbox]")) {
      const next = steps[steps.indexOf(radio.closest("fieldset.step")) + 1];
      if (next) focusOn(next);
      event.preventDefault();
      return;
    }
    if (radio.type !== "radio" || !radio.matches(".step .answers input") || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = radio.closest("fieldset.step");
    const radios = step.querySelectorAll(".answers input[type=radio]");
    // The last is the blank one.
    if (/^[0-5]$/.test(event.key) && Number(event.key) < radios.length) {
      const chosen = radios[event.key === "0" ? radios.length - 1 : Number(event.key) - 1];
      chosen.checked = true;
      chosen.focus();
      chosen.dispatchEvent(new Event("change", { bubbles: true }));
      event.preventDefault();
    } else if (event.key === "Enter") {
      const next = steps[steps.indexOf(step) + (event.shiftKey ? -1 : 1)];
      if (next) focusOn(next);
      else form.querySelector("button.button")?.focus();
      event.preventDefault();
    }
  });
}

// The what-if page counts on every tick.
for (const form of document.querySelectorAll("form[data-what-if]")) {
  let latest = 0;
  form.addEventListener("change", async () => {
    const mine = (latest += 1);
    const address = `${form.action}?${new URLSearchParams(new FormData(form))}`;
    try {
      const response = await fetch(address);
      if (mine === latest && response.ok) {
        refresh(parse(await response.text()));
        history.replaceState(null, "", address);
      }
    } catch {
      form.requestSubmit();
    }
  });
}

// The meeting: wherever the focus was left, Enter begins with the first open step, since nobody in the
// room wants to see somebody look for it.
for (const form of document.querySelectorAll("form[data-meeting]")) {
  onKey(document, (event) => {
    const isNowhere = event.target === document.body || event.target.id === "main";
    if (event.key !== "Enter" || !isNowhere || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = form.querySelector("fieldset.step:has([value='']:checked)") ?? form.querySelector("fieldset.step");
    step.querySelector("input[type=radio]:checked").focus();
    event.preventDefault();
  });
}

// A button that copies a text; without the clipboard the text is marked, ready for the keys that copy.
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    const said = document.getElementById("copied");
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = "Copied.";
    } catch {
      text.focus();
      said.textContent = "The text is marked. Copy it with Ctrl+C, or ⌘C on a Mac.";
    }
  });
}

// The plan: a key or a click updates an action in its list.
const PRESSES = new Map([["1", "to_do"], ["2", "doing"], ["3", "done"], ["0", "no_change"]]);

onKey(document, (event) => {
  const row = event.target.closest?.("[data-action]");
  const word = PRESSES.get(event.key);
  if (!row || !word || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.target.matches("input, textarea, select")) return;
  row.querySelector(`form[data-press] [value=${word}]`)?.click();
  event.preventDefault();
});

// Puts the row in place as it is now, with the focus where it was.
function putRow(row, fresh) {
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  const again = focused?.value ? `button[value="${focused.value}"]` : "a";
  const now = document.importNode(fresh, true);
  now.classList.add("pressed");
  row.replaceWith(now);
  if (focused) now.querySelector(again)?.focus();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-press]") || event.defaultPrevented) return;
  event.preventDefault();
  const row = form.closest("[data-action]");
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const response = await fetch(form.action, { method: "POST", body, headers: { "Milepost-Fragment": "yes" }, redirect: "error" });
    const page = parse(await response.text());
    const way = page.querySelector("[data-mend]");
    if (way) return window.location.assign(`${way.getAttribute("href")}?back=${encodeURIComponent(location.pathname + location.search)}`);
    const answer = page.querySelector("[data-saved]");
    if (!answer) throw new Error(response.statusText);
    putRow(row, answer.querySelector("[data-action]"));
    refresh(answer);
    status.classList.toggle("trouble", !response.ok);
    status.textContent = response.ok ? answer.dataset.saved : "Not saved: this was changed in the meantime";
  } catch {
    status.classList.add("trouble");
    status.textContent = "Not saved. Reload the page and press again.";
    delete form.dataset.sent;
  }
});

// Lists in an order made by hand. A thing is dragged by its handle, with a mouse, a pen or a finger, or moved with the
// arrow keys while its handle has the focus; either goes to the form beside it, as its buttons do, and the lists come
// back as they are by then.
let moves = Promise.resolve(); // one move at a time
let held = null; // what is being dragged
const EDGE = 60; // so near to the edge of the window, the page scrolls along

function say(text, isTrouble = false) {
  status.classList.toggle("trouble", isTrouble);
  status.textContent = text;
}

// Says where a thing stands in its list.
function sayPlace(item) {
  const all = [...item.parentElement.children];
  say(`Moved: now ${all.indexOf(item) + 1} of ${all.length}`);
}

async function move(id, name, value) {
  const form = document.getElementById(id)?.querySelector("form[data-moves]");
  if (!form) return;
  if (name === "to" && !form.querySelector(`button[value=${value}]`)) {
    say(value === "up" ? "It is the first already" : "It is the last already");
    return;
  }
  const body = new URLSearchParams(new FormData(form));
  body.set(name, value);
  try {
    const response = await fetch(form.action, { method: "POST", body, headers: { "Milepost-Fragment": "yes" }, redirect: "error" });
    const lists = parse(await response.text()).querySelector("[data-lists]");
    if (!lists) throw new Error(response.statusText);
    const hadFocus = document.activeElement?.closest("[data-lists]");
    document.querySelector("[data-lists]").replaceWith(document.importNode(lists, true));
    const item = document.getElementById(id);
    if (hadFocus) (item?.querySelector("[data-handle]") ?? document.querySelector("[data-lists]")).focus();
    if (response.ok && item) sayPlace(item);
    else say("Not moved", true);
  } catch {
    say("Not moved. Reload the page and try again.", true);
  }
}

function moveNext(id, name, value) {
  moves = moves.then(() => move(id, name, value));
}

// The neighbors go around the one that is held, which stays in its place in the page: a handle that leaves it for a
// moment would lose the pointer. One goes as soon as the pointer then lies over the one that is held.
function arrange() {
  const { item, y } = held;
  const box = (one) => one.getBoundingClientRect();
  const { height } = box(item);
  const isBelow = ({ top, bottom }) => y > Math.max(top, bottom - height);
  const isAbove = ({ top, bottom }) => y < Math.min(bottom, top + height);
  for (let next = item.nextElementSibling; next && isBelow(box(next)); next = item.nextElementSibling) item.before(next);
  for (let last = item.previousElementSibling; last && isAbove(box(last)); last = item.previousElementSibling) item.after(last);
}

function letGo(isKept) {
  if (!held) return;
  const { item, order, timer } = held;
  clearInterval(timer);
  item.classList.remove("held");
  held = null;
  if (!isKept) {
    item.parentElement.append(...order);
    return;
  }
  const [next, last] = [item.nextElementSibling, item.previousElementSibling];
  if ([...item.parentElement.children].every((one, at) => one === order[at])) return;
  if (next) moveNext(item.id, "before", next.dataset.item);
  else moveNext(item.id, "after", last.dataset.item);
}

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.("[data-handle]");
  if (!handle || event.button !== 0 || held) return;
  const item = handle.closest("[data-item]");
  handle.setPointerCapture(event.pointerId);
  handle.focus();
  const scroll = () => {
    const by = held.y < EDGE ? -12 : held.y > innerHeight - EDGE ? 12 : 0;
    if (by === 0) return;
    window.scrollBy({ top: by, behavior: "instant" });
    arrange();
  };
  held = { item, pointer: event.pointerId, y: event.clientY, order: [...item.parentElement.children], timer: setInterval(scroll, 30) };
  item.classList.add("held");
});
document.addEventListener("pointermove", (event) => {
  if (event.pointerId !== held?.pointer) return;
  held.y = event.clientY;
  arrange();
});
document.addEventListener("pointerup", (event) => { if (event.pointerId === held?.pointer) letGo(true); });
document.addEventListener("pointercancel", (event) => { if (event.pointerId === held?.pointer) letGo(false); });

onKey(document, (event) => {
  if (event.key === "Escape" && held) letGo(false);
  const handle = event.target.closest?.("[data-handle]");
  const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (!handle || !way || held || event.ctrlKey || event.altKey || event.metaKey) return;
  moveNext(handle.closest("[data-item]").id, "to", way);
  event.preventDefault();
});
