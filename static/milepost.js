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

// After a refused post, go to what is wrong.
document.getElementById("summary")?.focus();

// Characters left, once they are few. Counted as the program counts: by scalar values.
document.addEventListener("input", ({ target }) => {
  const limit = Number(target.dataset?.limit);
  if (!limit) return;
  const left = limit - [...target.value.normalize("NFC")].length;
  let count = target.nextElementSibling;
  if (!count?.classList.contains("count")) {
    if (left > limit / 10) return;
    count = document.createElement("p");
    count.className = "count";
    count.setAttribute("role", "status");
    target.after(count);
  }
  count.textContent = left < 0
    ? `${(-left).toLocaleString("en-US")} ${left === -1 ? "character" : "characters"} too many`
    : left > limit / 10 ? "" : `${left.toLocaleString("en-US")} ${left === 1 ? "character" : "characters"} left`;
});

// Puts the parts that changed in place.
function refresh(from) {
  for (const part of from.querySelectorAll("[data-live]")) {
    for (const here of document.querySelectorAll(`[data-live="${part.dataset.live}"]`)) {
      here.replaceChildren(...[...part.childNodes].map((node) => document.importNode(node, true)));
    }
  }
}

const parse = (html) => new DOMParser().parseFromString(html, "text/html");

class Autosave {
  constructor(form) {
    this.form = form;
    this.waiting = new Map(); // field -> timer
    this.unsaved = new Set(); // fields not yet on disk
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
      const isStuck = [...this.unsaved].some((field) => this.lost.has(field) || this.wrong.has(field) || this.body(field).toString().length > KEPT_ALIVE);
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
    if (field === "judgment" && !this.judgmentIsWhole()) {
      this.forget(field);
      this.say("A judgment is saved once its reason is there.");
      return;
    }
    this.unsaved.add(field);
    clearTimeout(this.waiting.get(field));
    const typed = control.matches("textarea, input[type=text]");
    this.waiting.set(field, setTimeout(() => this.save(field), typed ? AFTER_TYPING : AFTER_CHOOSING));
  }

  forget(field) {
    clearTimeout(this.waiting.get(field));
    this.waiting.delete(field);
    this.unsaved.delete(field);
    this.wrong.delete(field);
  }

  judgmentIsWhole() {
    const choice = this.form.elements.namedItem("judgment")?.value;
    return !choice || this.form.elements.namedItem("judgment-reason").value.trim() !== "";
  }

  left({ target, relatedTarget }) {
    const field = this.field(target);
    const sameGroup = relatedTarget && this.field(relatedTarget) === field;
    if (!sameGroup && this.waiting.has(field)) this.save(field);
  }

  // What goes out for one field: its controls as they stand, and its revision.
  body(field) {
    const body = new URLSearchParams();
    for (const control of this.form.elements) {
      if (!control.name || this.field(control) !== field) continue;
      if ((control.type === "radio" || control.type === "checkbox") && !control.checked) continue;
      body.append(control.name, control.value);
    }
    return body;
  }

  save(field) {
    clearTimeout(this.waiting.get(field));
    this.waiting.delete(field);
    this.line = this.line.then(() => this.send(field));
  }

  async send(field) {
    const body = this.body(field);
    const size = body.toString().length;
    let why = "";
    try {
      const response = await fetch(this.form.action, {
        method: "POST",
        body,
        headers: { "Milepost-Fragment": "yes" },
        keepalive: size < KEPT_ALIVE,
        redirect: "error",
      });
      const page = parse(await response.text());
      const answer = page.querySelector("[data-saved]");
      why = page.querySelector("h1")?.textContent ?? "";
      if (!answer) throw new Error(String(response.status));
      this.take(answer, field, response.ok);
    } catch {
      this.lost.add(field);
      this.trouble(why);
    }
  }

  take(answer, field, isSaved) {
    for (const part of answer.querySelectorAll("[data-for]")) {
      const name = part.dataset.for;
      const slot = this.form.querySelector(`[data-slot="${name}"]`);
      const rev = this.form.elements.namedItem(`rev-${name}`);
      const fresh = part.querySelector("[data-slot]");
      const settled = slot.querySelector("input[value=theirs]:checked");
      if (settled && part.dataset.troubled === "false") this.show(name, settled.dataset.value);
      slot.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
      rev.value = part.querySelector(`[name="rev-${name}"]`).value;
      const isWrong = part.dataset.troubled === "true";
      for (const control of this.controls(name)) control.toggleAttribute("aria-invalid", false);
      if (isWrong) for (const control of this.controls(name)) control.setAttribute("aria-invalid", "true");
    }
    refresh(answer);
    this.lost.delete(field);
    this.wrong.delete(field);
    if (!isSaved) this.wrong.add(field);
    // What was typed while the save was under way goes out on its own timer.
    if (isSaved && !this.waiting.has(field)) this.unsaved.delete(field);
    // The way is open again, so what was lost goes out once more.
    for (const lost of [...this.lost]) this.save(lost);
    if (this.wrong.size > 0) this.say("Not everything is saved: see the marked fields", true);
    else if (this.lost.size === 0) this.say(answer.dataset.saved);
  }

  controls(name) {
    return [...this.form.elements].filter((control) => control.name === name && control.matches("textarea, input[type=text]"));
  }

  // Puts a value into a field's controls, when a person took what somebody else wrote.
  show(name, value) {
    const isJudgment = name === "judgment";
    const [choice, reason] = isJudgment ? [value.split(": ")[0], value.split(": ").slice(1).join(": ")] : [value, ""];
    for (const control of this.form.elements) {
      if (control.name === name) {
        if (control.type === "radio" || control.type === "checkbox") control.checked = control.value === choice;
        else control.value = value;
      } else if (isJudgment && control.name === "judgment-reason") control.value = reason;
    }
  }

  say(text, isTrouble = false) {
    status.classList.toggle("trouble", isTrouble);
    status.textContent = text;
  }

  trouble(why) {
    this.say(`Not saved${why ? `: ${why}` : ""}. What you typed is still here.`, true);
    const again = document.createElement("button");
    again.type = "button";
    again.className = "link";
    again.textContent = "Try again";
    again.addEventListener("click", () => { for (const field of [...this.unsaved]) this.save(field); });
    status.append(again);
  }
}

for (const form of document.querySelectorAll("form[data-autosave]")) new Autosave(form);

// On the worksheet digits answer while a group has focus, and Enter goes to the next step.
for (const form of document.querySelectorAll("form[data-keys]")) {
  const steps = [...form.querySelectorAll("fieldset.step")];
  const focusOn = (step) => (step.querySelector("input[type=radio]:checked") ?? step.querySelector("input[type=radio]")).focus();
  document.querySelector("[data-first]")?.addEventListener("click", () => {
    focusOn(steps.find((step) => step.querySelector("input[type=radio][value='']").checked) ?? steps[0]);
  });
  form.addEventListener("keydown", (event) => {
    const radio = event.target;
    if (radio.type !== "radio" || !radio.name.startsWith("step-") || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = radio.closest("fieldset.step");
    if (/^[0-4]$/.test(event.key)) {
      const radios = step.querySelectorAll("input[type=radio]");
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
