export const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
export const one = (selector, root = document) => root.querySelector(selector);

// A page in Welsh supplies its texts as data attributes; the English texts here are the fallback.
export const words = (element, name, fallback, ...values) =>
  ((element && element.getAttribute(`data-${name}`)) || fallback).replace(/\{(\d)\}/g, (_, index) => values[index]);
