// Everything works without this script; it only spares clicks.
const refresh = Number(document.body.dataset.refresh);
if (refresh > 0) {
  const again = () => {
    // Not under the hands of somebody who is choosing or typing.
    const busy =
      document.hidden ||
      document.querySelector('input:checked') !== null ||
      document.activeElement?.matches('input, select, textarea') === true;
    if (busy) setTimeout(again, refresh * 1000);
    else location.reload();
  };
  setTimeout(again, refresh * 1000);
}

// All stretches of one place, not only its first.
const show = () => {
  const key = decodeURIComponent(location.hash.slice(1));
  for (const mark of document.querySelectorAll('mark.here')) mark.classList.remove('here');
  if (key === '') return;
  const marks = [...document.querySelectorAll('mark[data-keys]')].filter((mark) =>
    mark.dataset.keys.split(' ').includes(key),
  );
  for (const mark of marks) mark.classList.add('here');
  marks[0]?.scrollIntoView({ block: 'center' });
};
addEventListener('hashchange', show);
show();

// Filters apply as they are chosen.
for (const select of document.querySelectorAll('form.filters select')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}

// "/" goes to the search.
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target.matches('input, select, textarea')) return;
  const field = document.querySelector('input[type=search]');
  if (field === null) return;
  event.preventDefault();
  field.focus();
});

// One box for all boxes of the page.
for (const box of document.querySelectorAll('input[data-chooses]')) {
  box.closest('label').hidden = false;
  box.addEventListener('change', () => {
    for (const one of box.form.querySelectorAll(`input[name=${box.dataset.chooses}]`))
      one.checked = box.checked;
  });
}
