"""How the pages for people look and what they can do: one style, one script, no word from elsewhere."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

STYLE = """:root { color-scheme: light dark; --ink: #1d1b18; --page: #fffdf8; --quiet: #6a655c; --rule: #d9d3c7;
  --head: #1f3a5f; --raised: #f3eee3; --tint: 30%; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e1d8; --page: #1b1c1f; --quiet: #a39d92; --rule: #3d3f45; --head: #a9c7ef; --raised: #26282d;
    --tint: 45%; }
}
mark, aside, article, .chip { --line: var(--code, #b38b00); }
@media (prefers-color-scheme: dark) {
  mark, aside, article, .chip { --line: color-mix(in srgb, var(--code, #ffe27a) 60%, #fff); }
}
body { background: var(--page); color: var(--ink); margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem;
  font: 1.15rem/1.9 "Amiri", "Sakkal Majalla", "Traditional Arabic", "Noto Naskh Arabic", "Times New Roman", serif; }
h1, h2, h3 { color: var(--head); line-height: 1.4; }
a { color: inherit; }
.quiet, .metadata, .furniture { color: var(--quiet); font-size: .9em; }
nav { position: sticky; top: 0; z-index: 1; background: var(--page); border-bottom: 1px solid var(--rule);
  padding-block: .5rem; display: flex; flex-wrap: wrap; gap: .3rem 1rem; align-items: baseline; }
select, input { font: inherit; max-width: 100%; background: var(--raised); color: inherit;
  border: 1px solid var(--rule); border-radius: .3rem; padding: .1rem .4rem; }
mark { background: color-mix(in srgb, var(--code, #ffe27a) var(--tint), transparent); color: inherit;
  border-bottom: 2px solid var(--line); }
mark.off { background: none; border-color: transparent; }
aside { margin: .2rem 0 1rem; padding-inline-start: 1rem; border-inline-start: .25em solid var(--line);
  font-size: .9em; color: var(--quiet); }
.memo { white-space: pre-line; }
details { border-bottom: 1px solid var(--rule); padding-block: .2rem; }
summary { cursor: pointer; }
article { margin-block: 1.2rem; padding-inline-start: .8rem; border-inline-start: .3em solid var(--line);
  content-visibility: auto; contain-intrinsic-size: auto 8rem; }
article p { margin: 0; }
.chip { display: inline-block; border: 1px solid var(--line); border-radius: 1em; padding: 0 .6em; line-height: 1.6;
  font-size: .85em; margin-inline-end: .3em; }
.note { font-size: .9em; }
[hidden] { display: none; }
table { border-collapse: collapse; } td, th { border: 1px solid var(--rule); padding: .2rem .6rem; }
@media print {
  :root { --ink: #000; --page: #fff; --quiet: #444; --rule: #bbb; --head: #000; --raised: #fff; --tint: 25%; }
  mark, aside, article, .chip { --line: var(--code, #b38b00); }
  nav, .open { display: none; } body { max-width: none; padding: 0; font-size: 11pt; }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  article { content-visibility: visible; break-inside: avoid; } h1, h2, h3 { break-after: avoid; }
}
"""

SCRIPT = """'use strict';
const choice = document.getElementById('code'), words = document.getElementById('words');
const reports = [...document.querySelectorAll('details')].map(at => ({
  at, name: at.querySelector('summary').textContent.toLowerCase(), articles: [...at.querySelectorAll('article')],
  count: at.querySelector('.count') }));
const most = 60;
function show() {
  const wanted = choice ? choice.value : '', sought = words ? words.value.trim().toLowerCase() : '';
  const fits = one => !wanted || one.dataset.codes.split(' ').includes(wanted);
  let total = 0;
  for (const report of reports) {
    const named = !sought || report.name.includes(sought);
    let shown = 0;
    for (const one of report.articles) {
      one.hidden = !(fits(one) && (named || one.textContent.toLowerCase().includes(sought)));
      shown += !one.hidden;
    }
    report.at.hidden = !shown && (wanted || !named);
    report.count.textContent = shown;
    total += shown;
  }
  for (const report of reports) report.at.open = (wanted || sought || reports.length < 2) && total <= most
    ? !report.at.hidden : false;
  for (const one of document.querySelectorAll('mark[data-codes], aside[data-codes]')) {
    if (one.tagName === 'MARK') one.classList.toggle('off', !fits(one)); else one.hidden = !fits(one);
  }
  const found = document.getElementById('found');
  if (found) found.textContent = total;
  try { history.replaceState(null, '', wanted ? '#' + encodeURIComponent(wanted) : location.pathname); } catch {}
}
let last = 0;
if (words) words.addEventListener('input', () => { clearTimeout(last); last = setTimeout(show, 200); });
if (choice) {
  const first = decodeURIComponent(location.hash.slice(1));
  const known = [...choice.options].some(option => option.value === first);
  if (known) choice.value = first;
  choice.addEventListener('change', show);
  if (known && first) show();
}
if (reports.length === 1) reports[0].at.open = true;
let opened = [];
addEventListener('beforeprint', () => {
  opened = reports.filter(report => !report.at.open && !report.at.hidden);
  for (const report of opened) report.at.open = true;
});
addEventListener('afterprint', () => { for (const report of opened) report.at.open = false; });
"""

_SUM = b64encode(sha256(SCRIPT.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{_SUM}'"
"""Whatever a report holds, no script runs but ours. Not ``'self'``: pages opened from a disk are strangers to it."""
