// Checks again while the draft is written; without this file the page works by its form alone.
"use strict";
(() => {
  const PAUSE = 400; // milliseconds without a key
  const [form, title, text, file, noFile, status, error, answer] = [
    "draft", "title", "text", "file", "no-file", "status", "error", "answer",
  ].map((id) => document.getElementById(id));
  let running, timer;

  const body = () =>
    file.files.length
      ? { body: new FormData(form) }
      : {
          body: JSON.stringify({ title: title.value, text: text.value }),
          headers: { "Content-Type": "application/json" },
        };

  async function check() {
    clearTimeout(timer);
    running?.abort();
    const mine = (running = new AbortController());
    let record;
    try {
      const response = await fetch("/api/check?page=true", { method: "POST", signal: mine.signal, ...body() });
      record = await response.json();
      if (!response.ok) return refuse(record.detail);
    } catch (problem) {
      if (problem.name !== "AbortError")
        refuse("No answer. Is the program still running? If the file was saved anew, choose it again.");
      return false;
    }
    show(record.page);
    return true;
  }

  function show(html) {
    const scrolled = answer.querySelector(".findings")?.scrollTop ?? 0;
    error.replaceChildren();
    answer.innerHTML = html; // made and escaped by the server
    const findings = answer.querySelector(".findings");
    findings.scrollTop = scrolled;
    const headline = answer.querySelector("#reading-title").textContent;
    tell(`Read as ${headline.toLowerCase()}. ${findings.querySelector("h2").textContent}.`);
    offerCopy();
  }

  function refuse(sentence) {
    const line = document.createElement("p");
    line.textContent = sentence;
    error.replaceChildren(line);
    tell("");
    return false;
  }

  function tell(sentence) {
    if (status.textContent !== sentence) status.textContent = sentence; // else it would be read out again
  }

  function offerCopy() {
    const copy = document.getElementById("copy");
    if (copy) copy.hidden = !navigator.clipboard || !document.querySelector(".finding");
  }

  async function copyList() {
    const lines = [...document.querySelectorAll(".finding")].map((one) =>
      [".message", ".instead"].map((part) => one.querySelector(part).textContent).join("\n"),
    );
    await navigator.clipboard.writeText(lines.join("\n\n") + "\n");
    tell("The list is copied.");
  }

  function putAside() {
    file.value = "";
    noFile.hidden = true;
  }

  form.addEventListener("submit", async (event) => {
    if (event.submitter?.hasAttribute("formaction")) return; // a download
    event.preventDefault();
    if (await check()) answer.focus();
  });
  for (const field of [title, text])
    field.addEventListener("input", () => {
      putAside(); // what is written last is what is checked
      clearTimeout(timer);
      if ((title.value + text.value).trim()) timer = setTimeout(check, PAUSE);
    });
  file.addEventListener("change", () => {
    for (const help of document.querySelectorAll(".live")) help.hidden = false;
  noFile.hidden = !file.files.length;
    if (file.files.length) check();
  });
  noFile.addEventListener("click", () => {
    putAside();
    file.focus();
  });
  answer.addEventListener("click", (event) => {
    if (event.target.id === "copy") copyList();
  });
  for (const kind of ["dragenter", "dragover"])
    document.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) form.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    file.files = event.dataTransfer.files;
    file.dispatchEvent(new Event("change"));
  });
  for (const help of document.querySelectorAll(".live")) help.hidden = false;
  noFile.hidden = !file.files.length; // browsers keep a choice over a reload
  offerCopy();
})();
