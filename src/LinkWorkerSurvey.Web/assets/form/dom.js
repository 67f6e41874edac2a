export const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
export const one = (selector, root = document) => root.querySelector(selector);

// Words come from data attributes where a page is in Welsh; the English here is what stands without them.
export const words = (element, name, fallback, ...values) =>
  ((element && element.getAttribute(`data-${name}`)) || fallback).replace(/\{(\d)\}/g, (_, index) => values[index]);
