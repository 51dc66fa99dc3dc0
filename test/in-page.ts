// Programs that run inside a page of the browser, as text: they belong to its world, not to Node's.

export const RUN_AXE = `axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  preload: false,
}).then(({ violations }) => violations.map(({ id, nodes }) => {
  const told = nodes.slice(0, 3).map((node) => {
    const why = [...node.any, ...node.all, ...node.none][0];
    return node.target.join(' ') + ' (' + (why ? why.message : '') + ')';
  });
  return id + ' ×' + nodes.length + ': ' + told.join(' | ');
}))`;

export const FIND_SIDEWAYS = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll('body *')].filter((element) => {
    const { right, width } = element.getBoundingClientRect();
    return width > 0 && right > clientWidth + 1;
  });
  return [scrollWidth + ' > ' + clientWidth,
    ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))];
})()`;

// Words in Vietnamese letters outside every element that says lang="vi"; text for the screen reader too.
export const FIND_VIETNAMESE = `(() => {
  const letters = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;
  const language = (element) => {
    const marked = element.closest('[lang]');
    return marked ? marked.getAttribute('lang') : '';
  };
  const found = [];
  const note = (element, text) => {
    if (text && letters.test(text) && language(element) !== 'vi') found.push(text.trim().replace(/\\s+/g, ' '));
  };
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest('script, style')) note(node.parentElement, node.data);
  }
  for (const element of document.querySelectorAll('[title], [aria-label], [placeholder], [alt]')) {
    for (const name of ['title', 'aria-label', 'placeholder', 'alt']) note(element, element.getAttribute(name));
  }
  return [...new Set(found)];
})()`;
