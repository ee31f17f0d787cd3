// The page's script. It builds nothing that the page holds: it lights, scrolls, sorts,
// filters, and unpacks documents that are stored in the page.
"use strict";
(() => {
  const root = document.documentElement;
  const store = {
    get(key) { try { return localStorage.getItem("jixiao." + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("jixiao." + key, value); } catch { /* a private window */ } },
  };
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 820px)");
  const zh = () => root.dataset.lang === "zh";
  const say = (en, cn) => (zh() ? cn : en);

  let table, view, facet = ""; // of the overview

  // Language and colours: as chosen before, else as the browser is set.
  const setLang = (lang) => {
    root.dataset.lang = lang;
    root.lang = lang === "zh" ? "zh-CN" : "en";
    for (const e of $$("[data-label]")) e.setAttribute("aria-label", e.dataset.label.split("|")[zh() ? 1 : 0]);
    for (const e of $$("[data-text]")) e.textContent = e.dataset.text.split("|")[zh() ? 1 : 0];
    for (const e of $$("[data-hint]")) e.placeholder = e.dataset.hint.split("|")[zh() ? 1 : 0];
  };
  const setWhere = () => {
    const h = table && $(view?.childElementCount ? "#docview h1" : ".over h1");
    if (h) $(".where").textContent = h.innerText;
  };
  const preferred = (navigator.languages || [navigator.language || "zh"])[0];
  setLang(store.get("lang") || (preferred.toLowerCase().startsWith("zh") ? "zh" : "en"));
  const theme = store.get("theme");
  if (theme) root.dataset.theme = theme;
  const toggleLang = () => { setLang(zh() ? "en" : "zh"); store.set("lang", root.dataset.lang); status(""); if (table) { setWhere(); filter(); } };
  const toggleTheme = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    store.set("theme", root.dataset.theme);
  };
  const status = (text) => { const s = $("#status"); if (s) s.textContent = text; };

  // Leaves of the tree and the places that they come from.
  const placesOf = (leaf) => (leaf.dataset.at || leaf.getAttribute("href").slice(1)).split(" ");
  const leavesOf = (id) => $$(`.tree a.leaf[href="#${id}"], .tree a.leaf[data-at~="${id}"]`);
  const isPlace = (e) => e.id && /^b\d+(-\d+-\d+)?$/.test(e.id) && !e.classList.contains("sheet");
  const placeAt = (e) => {
    const p = e.closest?.(".paper td[id], .paper p[id]");
    return p && isPlace(p) ? p : null;
  };
  let lit = [];
  const unlight = () => { for (const e of lit) e.classList.remove("lit"); lit = []; };
  const light = (list) => { unlight(); lit = list.filter(Boolean); for (const e of lit) e.classList.add("lit"); };
  const where = (id) => {
    const [block, row, col] = id.slice(1).split("-");
    return row ? say(`row ${row}, column ${col}`, `第${row}行第${col}列`) : say(`paragraph ${block}`, `第${block}段`);
  };
  const lightLeaf = (leaf) => {
    const ids = placesOf(leaf);
    light([leaf, ...ids.map((id) => document.getElementById(id))]);
    status(where(ids[0]));
  };
  const lightPlace = (place) => {
    light([place, ...leavesOf(place.id)]);
    const means = place.dataset.means;
    const text = place.classList.contains("unclaimed") ? say("not understood", "未读取")
      : means ? say("label: ", "标签：") + means : "";
    status([where(place.id), text].filter(Boolean).join(" · "));
  };
  const show = (e, block = "center") => {
    for (let d = e.closest("details:not([open])"); d; d = d.parentElement.closest("details:not([open])")) d.open = true;
    if (narrow.matches) setPane(e.closest(".source") ? "source" : "tree");
    // Tables out of sight have an estimated height until they are near: look again.
    let last, left = 6;
    const settle = () => {
      e.scrollIntoView({ block, inline: "nearest" });
      const top = e.getBoundingClientRect().top;
      if (top !== last && left-- > 0) { last = top; requestAnimationFrame(settle); }
    };
    settle();
  };
  const setPane = (pane) => {
    document.body.dataset.pane = pane;
    for (const b of $$(".tabs button")) b.setAttribute("aria-pressed", String(b.dataset.pane === pane));
  };
  let came; // the leaf from which Enter went to the document
  const toPlace = (leaf) => {
    const place = document.getElementById(placesOf(leaf)[0]);
    if (!place) return;
    came = leaf;
    lightLeaf(leaf);
    show(place);
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
  const toLeaf = (place) => {
    const leaves = leavesOf(place.id);
    const leaf = leaves.includes(came) ? came : leaves.find((l) => l.classList.contains("reading")) || leaves[0];
    if (!leaf) return;
    lightPlace(place);
    show(leaf);
    focusLeaf(leaf);
  };
  // One leaf is in the order of the Tab key; j and k move on from it.
  let current, visited = false;
  const focusLeaf = (leaf) => {
    visited = true;
    if (current) current.tabIndex = -1;
    current = leaf;
    leaf.tabIndex = 0;
    leaf.focus({ preventScroll: true });
  };
  const roving = () => {
    const leaves = $$(".tree a.leaf");
    for (const l of leaves) l.tabIndex = -1;
    current = $(".tree a.leaf.reading") || leaves[0];
    visited = false;
    if (current) current.tabIndex = 0;
  };
  const step = (selector, by, focus) => {
    const all = $$(selector);
    if (!all.length) return;
    const from = document.activeElement?.closest?.(".tree, .source") ? document.activeElement : visited ? current : null;
    let i = all.findIndex((e) => e === from || e.contains(from));
    if (i < 0 && from) {
      i = all.findIndex((e) => from.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
      i = i < 0 ? 0 : by > 0 ? i - 1 : i;
    }
    if (i < 0 && by < 0) i = 0;
    focus(all[(i + by + all.length) % all.length]);
  };
  const visit = (e) => {
    const leaf = e.matches("a.leaf") ? e : $("a.leaf.reading, a.leaf", e);
    if (!leaf) { show(e, "nearest"); e.tabIndex = -1; e.focus({ preventScroll: true }); light([e]); return; }
    show(leaf);
    focusLeaf(leaf);
    lightLeaf(leaf);
    const place = document.getElementById(placesOf(leaf)[0]);
    if (place && !narrow.matches) show(place);
  };
  const doubtful = ".findings .f-error, .findings .f-warning, .val.mended, .val.ambiguous";

  // A button of the tally goes round the places that it counts.
  const rounds = new Map();
  const jump = (button) => {
    const selector = button.dataset.jump;
    const all = $$(selector);
    if (!all.length) return;
    const i = ((rounds.get(selector) ?? -1) + 1) % all.length;
    rounds.set(selector, i);
    const e = all[i];
    if (e.closest(".source")) { show(e); light([e, ...leavesOf(e.id)]); } else if (e.matches(".project")) { show(e, "start"); light([$("summary", e)]); } else visit(e);
    status(`${i + 1} / ${all.length}`);
  };

  // Search: what is shown of source and tree, or the rows of the overview.
  let hits = [], hit = -1, timer;
  const search = () => {
    const box = $("#search"), out = $("#hits");
    if (!box) return;
    const q = box.value.trim().toLowerCase();
    for (const e of hits) e.classList.remove("hit");
    CSS.highlights?.delete("found");
    hits = []; hit = -1;
    if (table && !view?.childElementCount) { filter(); out.textContent = ""; return; }
    if (q) {
      hits = $$(".paper td[id], .paper p[id], .tree a.leaf").filter((e) => !e.querySelector(".sheet") && e.textContent.toLowerCase().includes(q));
      for (const e of hits) e.classList.add("hit");
      if (CSS.highlights && window.Highlight) {
        const ranges = [];
        for (const e of hits.slice(0, 5000)) {
          const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
          for (let n; (n = walk.nextNode());) {
            const text = n.data.toLowerCase();
            for (let i = text.indexOf(q); i >= 0; i = text.indexOf(q, i + q.length)) {
              const r = new Range();
              r.setStart(n, i); r.setEnd(n, Math.min(i + q.length, n.length));
              ranges.push(r);
            }
          }
        }
        CSS.highlights.set("found", new Highlight(...ranges));
      }
    }
    out.textContent = q ? String(hits.length) : "";
  };
  const nextHit = (by) => {
    if (!hits.length) return;
    hit = (hit + by + hits.length) % hits.length;
    show(hits[hit]);
    light([hits[hit]]);
    $("#hits").textContent = `${hit + 1}/${hits.length}`;
  };

  // The overview: sort, filter, and from a bar to the documents behind it.
  const filter = () => {
    const q = $("#search").value.trim().toLowerCase();
    const form = $("#by-form")?.value || "", state = $("#by-state")?.value || "";
    let n = 0;
    for (const row of table.tBodies[0].rows) {
      const ok = (!facet || ` ${row.dataset.f} `.includes(` ${facet} `)) && (!form || row.dataset.form === form)
        && (!state || (" " + row.dataset.state + " ").includes(` ${state} `)) && (!q || row.textContent.toLowerCase().includes(q));
      row.hidden = !ok;
      if (ok) n++;
    }
    $("#shown").textContent = say(`${n} of ${table.tBodies[0].rows.length} documents`, `${table.tBodies[0].rows.length} 份文件中的 ${n} 份`);
    const chip = $("#facet");
    chip.hidden = !facet;
    if (facet) {
      const from = $(`.over a[href="#f=${facet}"][data-name]`);
      $("span", chip).textContent = from ? from.dataset.name.split("|")[zh() ? 1 : 0] : "";
    }
  };
  const sort = (button) => {
    const th = button.closest("th"), of = th.closest("table"), i = th.cellIndex;
    const down = th.getAttribute("aria-sort") === "ascending" || (th.getAttribute("aria-sort") === "none" && th.classList.contains("num"));
    for (const other of $$("th[aria-sort]", of)) other.setAttribute("aria-sort", "none");
    th.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = (row) => row.cells[i].dataset.v ?? row.cells[i].textContent.trim();
    const number = th.classList.contains("num");
    const order = new Intl.Collator("zh-CN", { numeric: true });
    const rows = Array.from(of.tBodies[0].rows).sort((a, b) => {
      const x = key(a), y = key(b);
      const c = number ? (x === "" ? -Infinity : Number(x)) - (y === "" ? -Infinity : Number(y)) || 0 : order.compare(x, y);
      return down ? -c : c;
    });
    of.tBodies[0].append(...rows);
  };
  const unpack = async (text) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Response(stream).text();
  };
  const route = async () => {
    if (!table) return;
    const [, kind, n] = /^#(doc|f)=(\d+)$/.exec(location.hash) || [];
    unlight(); status("");
    if (kind === "doc") {
      const packed = $(`#d${n}`);
      if (!packed) return;
      const html = await unpack(packed.textContent);
      if (location.hash !== `#doc=${n}`) return;
      view.innerHTML = html;
      setLang(root.dataset.lang);
      setPane("tree");
      roving();
      rounds.clear();
    } else {
      view.replaceChildren();
      facet = kind === "f" ? n : "";
    }
    const open = kind === "doc";
    $(".over").hidden = open;
    $("#docview").hidden = !open;
    setWhere();
    search();
    if (kind === "f") $("#documents").scrollIntoView({ behavior: calm.matches ? "auto" : "smooth" });
    else scrollTo(0, 0);
  };

  let pointed = ""; // where the mouse was: what scrolls past a mouse at rest is not pointed at
  document.addEventListener("mouseover", (e) => {
    const at = `${e.screenX},${e.screenY}`;
    if (at === pointed) return;
    pointed = at;
    const leaf = e.target.closest?.(".tree a.leaf");
    if (leaf) return lightLeaf(leaf);
    const place = placeAt(e.target);
    if (place) lightPlace(place);
  });
  document.addEventListener("focusin", (e) => {
    if (e.target.matches?.(".tree a.leaf")) lightLeaf(e.target);
  });
  document.addEventListener("click", (e) => {
    const on = (selector) => e.target.closest?.(selector);
    let b;
    if ((b = on(".tree a.leaf"))) { e.preventDefault(); focusLeaf(b); toPlace(b); } else if ((b = on(".skip"))) { e.preventDefault(); (current || $("#documents"))?.focus(); } else if (on("#lang")) toggleLang();
    else if (on("#theme")) toggleTheme();
    else if (on("#helper")) $("#help").showModal();
    else if ((b = on("[data-jump]"))) jump(b);
    else if ((b = on(".tabs [data-pane]"))) { setPane(b.dataset.pane); scrollTo(0, 0); } else if ((b = on("th button"))) sort(b);
    else if (on("#facet button")) location.hash = "#documents";
    else if ((b = placeAt(e.target))) toLeaf(b);
  });
  document.addEventListener("input", (e) => {
    if (e.target.id === "search") { clearTimeout(timer); timer = setTimeout(search, 120); } else if (e.target.matches("#by-form, #by-state")) filter();
  });
  document.addEventListener("keydown", (e) => {
    const typing = e.target.matches?.("input, textarea, select");
    if (e.key === "Enter" && e.target.id === "search") { e.preventDefault(); nextHit(e.shiftKey ? -1 : 1); return; }
    if (e.key === "Escape") {
      if ($("dialog[open]")) return;
      if (typing && e.target.value) { e.target.value = ""; search(); } else if (typing) e.target.blur();
      else if (view?.childElementCount) location.hash = facet ? `#f=${facet}` : "#documents";
      unlight(); status("");
      return;
    }
    if (typing || e.ctrlKey || e.metaKey || e.altKey || $("dialog[open]")) return;
    const keys = {
      j: () => step(".tree a.leaf", 1, visit), k: () => step(".tree a.leaf", -1, visit),
      n: () => step(doubtful, 1, visit), p: () => step(doubtful, -1, visit),
      "/": () => $("#search").focus(), "?": () => $("#help").showModal(), l: toggleLang, d: toggleTheme,
      Enter: () => { const place = placeAt(e.target); if (place) toLeaf(place); else return true; },
    };
    const act = keys[e.key];
    if (act && !act()) e.preventDefault();
  });
  addEventListener("hashchange", route);
  addEventListener("beforeprint", () => { for (const d of $$("details.project")) d.open = true; });
  document.addEventListener("DOMContentLoaded", () => {
    table = $("#docs");
    view = $("#docview > div");
    setLang(root.dataset.lang);
    setPane("tree");
    if (table) { filter(); route(); } else roving();
    serve();
  });

  // What only the server has: upload and review.
  const post = async (path, body, headers = {}) => {
    const answer = await fetch(path, { method: "POST", body, headers: { "X-Jixiao": "1", ...headers } });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text.trim() || answer.statusText);
    return text;
  };
  const serve = () => {
    const drop = $(".drop");
    if (drop) {
      const list = $("#uploads"), input = $("#file");
      const send = async (files) => {
        let good = 0;
        for (const file of files) {
          const li = document.createElement("li");
          li.textContent = file.name + " …";
          list.append(li);
          try {
            await post("/upload?name=" + encodeURIComponent(file.name), file);
            li.textContent = "✓ " + file.name; li.className = "good"; good++;
          } catch (err) { li.textContent = `✕ ${file.name}: ${err.message}`; li.className = "bad"; }
        }
        if (good === files.length) location.reload();
        else if (good) { const b = document.createElement("button"); b.textContent = say("Show them", "查看"); b.onclick = () => location.reload(); list.append(b); }
      };
      addEventListener("dragover", (e) => { e.preventDefault(); drop.classList.add("over-it"); });
      addEventListener("dragleave", (e) => { if (!e.relatedTarget) drop.classList.remove("over-it"); });
      addEventListener("drop", (e) => { e.preventDefault(); drop.classList.remove("over-it"); send(Array.from(e.dataTransfer.files)); });
      input.addEventListener("change", () => send(Array.from(input.files)));
    }
    const dialog = $("#review");
    if (!dialog) return;
    const form = $("form", dialog), val = form.elements.value, error = $(".error", dialog), readas = $("#readas");
    let about, verdict, asked = 0;
    document.addEventListener("click", (e) => {
      const b = e.target.closest?.("[data-review]");
      if (!b) return;
      about = b.closest(".val"); verdict = b.dataset.review;
      form.elements.by.value = store.get("by") || "";
      form.elements.why.value = ""; error.textContent = ""; readas.textContent = "";
      form.dataset.verdict = verdict;
      val.value = $(".mend ins", about)?.textContent || $(".reading", about).firstChild.textContent.trim();
      const printed = $(".mend del", about)?.textContent;
      $(".now", dialog).textContent = (printed ? printed + " → " : "") + $(".reading", about).textContent;
      $("#for-value").hidden = verdict !== "corrected";
      val.required = form.elements.why.required = verdict === "corrected";
      $("h2", dialog).textContent = { confirmed: say("Confirm this value", "确认此值"), corrected: say("Correct this value", "更正此值"), withdrawn: say("Withdraw what was said", "撤回") }[verdict];
      dialog.showModal();
      (verdict === "corrected" ? val : form.elements.by).focus();
    });
    val.addEventListener("input", async () => {
      const n = ++asked;
      const answer = await fetch("/read?value=" + encodeURIComponent(val.value));
      const { value, problem } = await answer.json();
      if (n === asked) readas.textContent = {
        words: say("states no value", "不含可读的值"), several: say("can be read in several ways: say it more clearly", "有多种读法，请写明确"),
        mend: say("please write ", "请写作 ") + value,
      }[problem] || say("is read as ", "读作 ") + value;
    });
    $("#cancel").addEventListener("click", () => dialog.close());
    form.addEventListener("submit", async (e) => {
      e.preventDefault();
      store.set("by", form.elements.by.value);
      try {
        const html = await post("/review", JSON.stringify({
          sha256: about.closest(".doc").dataset.sha, key: about.dataset.key, verdict,
          value: verdict === "corrected" ? val.value : "", by: form.elements.by.value, why: form.elements.why.value,
        }), { "Content-Type": "application/json" });
        const box = document.createElement("template");
        box.innerHTML = html;
        const fresh = box.content.firstElementChild, leaf = $("a.leaf", fresh);
        about.replaceWith(fresh);
        for (const id of placesOf(leaf)) document.getElementById(id)?.classList.toggle("reviewed", verdict !== "withdrawn");
        $(".t-reviewed b").textContent = $$(".val .said").length;
        dialog.close();
        focusLeaf(leaf);
        status(say("kept", "已保存"));
      } catch (err) { error.textContent = err.message; }
    });
  };
})();
