/** A fresh element as large as the page. */
export function newElement(): HTMLElement {
  const stage = document.querySelector('#stage');
  if (!stage) throw new Error('The page lacks its stage.');
  return stage.appendChild(document.createElement('div'));
}
