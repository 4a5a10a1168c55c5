'use strict';
// Sorting of tables and copying of texts; the page is complete without it. No "less than" and no ampersand stand here, so
// that the page is well-formed XML too.
function keyOf(row, column) {
  const plain = row.cells[column].textContent.replace(/\u2212/g, '-').replace(/[\u202f\u003c]/g, '').trim();
  const number = /^-?[\d.]/.test(plain) ? parseFloat(plain.replace(/ × 10.*/, '')) * power(plain) : NaN;
  return Number.isNaN(number) ? plain.toLowerCase() : number;
}
function power(text) {
  const raised = / × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/.exec(text);
  if (raised === null) { return 1; }
  const digits = [...raised[1]].map(c => c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)).join('');
  return Math.pow(10, Number(digits));
}
function compare(a, b) {
  if (typeof a === typeof b) { return a > b ? 1 : b > a ? -1 : 0; }
  return typeof a === 'number' ? -1 : 1;
}
function sortable(table) {
  const body = table.tBodies[0];
  for (const head of table.tHead.rows[0].cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.title = 'Sort';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const up = head.getAttribute('aria-sort') !== 'ascending';
      for (const other of table.tHead.rows[0].cells) { other.removeAttribute('aria-sort'); }
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const rows = [...body.rows].map(row => [keyOf(row, head.cellIndex), row]);
      rows.sort((a, b) => up ? compare(a[0], b[0]) : compare(b[0], a[0]));
      body.append(...rows.map(pair => pair[1]));
    });
  }
}
function copyable(paste) {
  const text = paste.innerText;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', () => navigator.clipboard.writeText(text).then(() => {
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 2000);
  }));
  paste.append(button);
}
for (const table of document.querySelectorAll('table')) {
  if (table.tBodies[0].rows.length > 2) { sortable(table); }
}
if (navigator.clipboard) {
  document.querySelectorAll('.paste').forEach(copyable);
}
