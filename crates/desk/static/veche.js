// What a page gains with script. Everything here has a way without it: a link, a form, a page.
(() => {
  "use strict";
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const on = (type, selector, act) =>
    document.addEventListener(type, (e) => {
      const hit = e.target instanceof Element && e.target.closest(selector);
      if (hit) act(e, hit);
    });
  const typing = (el) => el && el.matches("input, textarea, select, [contenteditable]");
  const fetchPage = async (url, headers = {}) => {
    const answer = await fetch(url, { headers, credentials: "same-origin" });
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };
  const make = (tag, attributes = {}, ...children) => {
    const el = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
    el.append(...children);
    return el;
  };

  // Menus close when one looks elsewhere.
  document.addEventListener("click", (e) => {
    for (const menu of $$("details[data-menu][open]")) if (!menu.contains(e.target)) menu.open = false;
  });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    for (const menu of $$("details[data-menu][open]")) {
      menu.open = false;
      $("summary", menu).focus();
    }
  });

  // Appearance: at once, and kept by the server's cookie.
  on("submit", "form[data-theme-form]", (e, form) => {
    e.preventDefault();
    const theme = e.submitter?.value ?? "system";
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    for (const b of $$("form[data-theme-form] button[aria-pressed]")) b.setAttribute("aria-pressed", String(b.value === theme));
    const fields = new URLSearchParams(new FormData(form));
    fields.set("theme", theme);
    fetch(form.action, { method: "POST", body: fields, redirect: "manual" }).catch(() => {});
  });

  // The zone of whoever founds is proposed, as the machine they sit at has it.
  const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const zone of $$("[data-own-zone] input[name=zone]")) if (ownZone) zone.value = ownZone;

  on("click", "[data-print]", () => window.print());
  on("click", "[data-copy]", async (_, button) => {
    await navigator.clipboard?.writeText(button.dataset.copy);
    if (button.dataset.copied) button.textContent = button.dataset.copied;
  });

  // Messages can be put away.
  const closable = () => {
    for (const box of $$("[data-toasts]"))
      for (const toast of $$(".toast:not(:has(button))", box)) {
        const close = make("button", { type: "button", "aria-label": box.dataset.close }, "×");
        close.addEventListener("click", () => toast.remove());
        toast.append(close);
      }
  };

  // A link to a page that holds a dialog opens it here. Its form is sent as on that page.
  on("click", "a[data-dialog]", async (e, link) => {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    e.preventDefault();
    try {
      const piece = $("[data-dialog-content]", await fetchPage(link.href));
      if (!piece) throw new Error("no dialog there");
      const title = $("h1", piece);
      const heading = make("h2", { id: "dialog-title" }, title?.textContent ?? "");
      if (title) title.replaceWith(heading);
      const dialog = make("dialog", { class: "over", "aria-labelledby": "dialog-title" }, document.importNode(piece, true));
      document.body.append(dialog);
      dialog.addEventListener("close", () => {
        dialog.remove();
        link.focus();
      });
      dialog.addEventListener("click", (c) => {
        if (c.target === dialog || c.target.closest("[data-dialog-close]")) {
          c.preventDefault();
          dialog.close();
        }
      });
      dialog.showModal();
      window.htmx?.process(dialog);
    } catch {
      location.href = link.href;
    }
  });

  // The command palette.
  const palette = $("#palette");
  if (palette) {
    const field = $("input", palette);
    const list = $("#palette-results");
    const links = () => $$("a", list);
    const ways = () => {
      const ul = make("ul", { class: "palette-hits" });
      for (const a of $$(".deskrail .rail a")) {
        const copy = document.importNode(a, true);
        copy.removeAttribute("aria-current");
        ul.append(make("li", {}, copy));
      }
      return ul;
    };
    let asked = 0;
    let timer;
    const ask = async () => {
      const q = field.value.trim();
      const mine = ++asked;
      if (!q) return list.replaceChildren(ways());
      const found = await fetchPage(`/palette?${new URLSearchParams({ q })}`).catch(() => null);
      if (found && mine === asked) list.replaceChildren(...found.body.childNodes);
    };
    const open = () => {
      if (!palette.open) palette.showModal();
      field.select();
      ask();
    };
    on("click", "[data-palette]", (e) => {
      if (e.ctrlKey || e.metaKey) return;
      e.preventDefault();
      open();
    });
    palette.addEventListener("click", (e) => e.target === palette && palette.close());
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 120);
    });
    palette.addEventListener("keydown", (e) => {
      // in a search field the key would first empty it
      if (e.key === "Escape") {
        e.preventDefault();
        return palette.close();
      }
      const all = links();
      const at = all.indexOf(document.activeElement);
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        e.preventDefault();
        const next = at + (e.key === "ArrowDown" ? 1 : -1);
        (next < 0 ? field : all[Math.min(next, all.length - 1)] ?? field).focus();
      } else if (e.key === "Enter" && e.target === field && field.value.trim() && all.length) {
        e.preventDefault();
        all[0].click();
      }
    });
    document.addEventListener("keydown", (e) => {
      const slash = e.key === "/" && !e.ctrlKey && !e.metaKey && !e.altKey && !typing(document.activeElement);
      const k = (e.ctrlKey || e.metaKey) && !e.shiftKey && e.code === "KeyK";
      if ((slash || k) && !$("dialog[open]:not(#palette)")) {
        e.preventDefault();
        open();
      }
    });
  }

  // Drafts: what is typed goes to the server two seconds after the last key.
  const drafts = new WeakMap();
  document.addEventListener("input", (e) => {
    const form = e.target.closest?.("form[data-draft]");
    if (!form) return;
    clearTimeout(drafts.get(form));
    drafts.set(form, setTimeout(() => keep(form), 2000));
  });
  const keep = async (form) => {
    const status = $("[data-draft-status]", form);
    const fields = new FormData(form);
    for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
    const kept = await fetch(form.dataset.draft, { method: "POST", body: new URLSearchParams(fields) }).then((a) => a.ok, () => false);
    if (!status) return;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    status.textContent = kept ? `${form.dataset.draftKept} · ${time}` : form.dataset.draftLost;
    status.classList.toggle("lost", !kept);
    if (!kept) drafts.set(form, setTimeout(() => keep(form), 10000));
  };

  // A form is sent once: a second press while the first is on its way does nothing.
  const sent = new WeakSet();
  document.addEventListener("submit", (e) => {
    if (e.defaultPrevented || e.target.method !== "post") return;
    if (sent.has(e.target)) e.preventDefault();
    sent.add(e.target);
    setTimeout(() => sent.delete(e.target), 4000);
  });

  // A file that is too large is told before an hour is spent on sending it.
  const large = (input) => {
    const over = [...input.files].some((f) => f.size > Number(input.dataset.most));
    const id = `${input.id}-large`;
    document.getElementById(id)?.remove();
    input.toggleAttribute("aria-invalid", over);
    if (over) {
      input.setAttribute("aria-invalid", "true");
      input.after(make("p", { class: "problem", id, role: "alert" }, input.dataset.large));
    }
    return over;
  };
  on("change", "input[type=file][data-most]", (_, input) => large(input));
  on("submit", "form[enctype]", (e, form) => {
    const over = $$("input[type=file][data-most]", form).filter(large);
    if (!over.length) return;
    e.preventDefault();
    over[0].focus();
  });

  // Source and reading: pointing at or focusing one lights the other, and brings it into sight.
  const light = (root, spans, from) => {
    for (const el of $$("[data-lit]", root)) el.removeAttribute("data-lit");
    for (const span of spans) {
      const same = $$("[data-span]", root).filter((el) => el.dataset.span.split(" ").includes(span));
      for (const el of same) el.setAttribute("data-lit", "");
      const other = same.find((el) => el.closest("section") !== from?.closest("section"));
      if (other && from) other.scrollIntoView({ block: "nearest" });
    }
  };
  for (const type of ["mouseover", "focusin"])
    on(type, "[data-split] [data-span]", (e, el) => {
      // the narrowest mark's own word stands last
      const spans = el.dataset.span.split(" ");
      light(el.closest("[data-split]"), spans, type === "focusin" ? el : null);
    });
  // At first the source shows the part that is open, or where the reading begins: a saved page has menus before it.
  for (const root of $$("[data-split]")) {
    const source = $(".split-source", root);
    const open = $(".split-reading form .review-whole[data-span]", root)?.dataset.span;
    const mark = $$("mark[data-span]", root).find((m) => !open || m.dataset.span.split(" ").includes(open));
    if (!mark || !source) continue;
    if (open) light(root, [open], null);
    source.scrollTop += mark.getBoundingClientRect().top - source.getBoundingClientRect().top - source.clientHeight / 4;
  }
  on("click", "[data-split] mark[data-span]", (_, el) => {
    const root = el.closest("[data-split]");
    const spans = el.dataset.span.split(" ").reverse();
    const reading = $$(".split-reading [data-span]", root).find((r) => spans.some((s) => r.dataset.span.split(" ").includes(s)));
    reading?.scrollIntoView({ block: "center" });
    (reading?.matches("a, button, input, select, textarea") ? reading : reading && $("a, button, input, select, textarea", reading))?.focus();
  });
  // Alt with an arrow steps through whatever is to be gone through one by one.
  document.addEventListener("keydown", (e) => {
    if (!e.altKey || (e.key !== "ArrowDown" && e.key !== "ArrowUp")) return;
    const steps = $$("[data-step]");
    if (!steps.length) return;
    e.preventDefault();
    const at = steps.findIndex((s) => s.contains(document.activeElement));
    const step = steps[Math.max(0, Math.min(steps.length - 1, at + (e.key === "ArrowDown" ? 1 : -1)))];
    const target = step.matches("a, button, input, select, textarea, [tabindex]") ? step : $("a, button, input, select, textarea", step);
    target?.focus();
  });

  // Live pages: the stream says that something changed, the page asks for itself and takes what may change.
  const url = document.body.dataset.live;
  if (url && window.EventSource) {
    let source;
    let waiting;
    const refresh = async () => {
      const fresh = await fetchPage(location.href, { "X-Live": "1" }).catch(() => null);
      if (!fresh) return;
      let left = false;
      for (const old of $$("[data-refresh][id]")) {
        const now = fresh.getElementById(old.id);
        if (!now || now.isEqualNode(old)) continue;
        if (old.contains(document.activeElement) && typing(document.activeElement)) {
          left = true;
          continue;
        }
        const id = document.activeElement?.id;
        const copy = document.importNode(now, true);
        old.replaceWith(copy);
        window.htmx?.process(copy);
        if (id && !document.activeElement?.id) document.getElementById(id)?.focus({ preventScroll: true });
      }
      if (left && !$(".live-line")) {
        const again = make("a", { href: location.href }, document.body.dataset.liveShow);
        $("#main").prepend(make("p", { class: "live-line", role: "status" }, document.body.dataset.liveChanged, again));
      }
    };
    // spread out: a hundred open pages do not ask in the same moment
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(refresh, 200 + Math.random() * 800);
    };
    const open = () => {
      source = new EventSource(url);
      source.addEventListener("deed", soon);
    };
    // browsers allow few streams to one server: a page out of sight lets go of its own
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) source?.close();
      else {
        open();
        soon();
      }
    });
    window.addEventListener("pagehide", () => source?.close());
    if (!document.hidden) open();
  }

  closable();
  document.addEventListener("htmx:after:swap", closable);
})();
