/** One way to put text on a page so that nobody sees it. */
export interface Hider {
  readonly name: string;
  readonly hide: (text: string) => string;
}

const style = (name: string, css: string): Hider => ({ name, hide: (text) => `<p style="${css}">${text}</p>` });

/** The ways to hide text that stylesheets, elements and older tricks offer. */
export const hiders: readonly Hider[] = [
  style('display: none', 'display:none'),
  style('visibility: hidden', 'visibility:hidden'),
  style('visibility: collapse', 'visibility:collapse'),
  style('opacity: 0', 'opacity:0'),
  style('hardly any opacity', 'opacity:0.01'),
  style('a filter of no opacity', 'filter:opacity(0)'),
  style('letters of no size', 'font-size:0'),
  style('letters of one pixel', 'font-size:1px;line-height:1px'),
  style('left of the page', 'position:absolute;left:-9999px'),
  style('above the page', 'position:absolute;top:-5000px'),
  style('moved left of the page', 'transform:translateX(-9999px)'),
  style('a margin to the left of the page', 'margin-left:-9999px;width:500px'),
  style('fixed below the window', 'position:fixed;top:300vh'),
  style('fixed right of the window', 'position:fixed;left:300vw'),
  {
    name: 'right of a page that does not scroll there',
    hide: (text) => `<style>html{overflow-x:hidden}</style><p style="position:absolute;left:9999px">${text}</p>`,
  },
  style('indented out of the page', 'text-indent:-9999px'),
  style('indented out of its box', 'text-indent:100%;white-space:nowrap;overflow:hidden;width:400px'),
  style('clip to one pixel', 'position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)'),
  style('clip of a whole box', 'position:absolute;width:400px;height:60px;clip:rect(0 0 0 0)'),
  style('clip-path: inset', 'clip-path:inset(50%)'),
  style('clip-path: inset of one side', 'clip-path:inset(0 0 100% 0)'),
  style('clip-path: circle', 'clip-path:circle(0)'),
  style('clip-path: polygon', 'clip-path:polygon(0 0, 0 0, 0 0)'),
  {
    name: 'clip-path around it',
    hide: (text) => `<div style="clip-path:inset(100%)"><section><p>${text}</p></section></div>`,
  },
  { name: 'a box of no height', hide: (text) => `<div style="height:0;overflow:hidden"><p>${text}</p></div>` },
  {
    name: 'a box of no greatest height',
    hide: (text) => `<div style="max-height:0;overflow:hidden"><p>${text}</p></div>`,
  },
  {
    name: 'a box of no width',
    hide: (text) => `<div style="width:0;overflow:hidden;white-space:nowrap"><p>${text}</p></div>`,
  },
  {
    name: 'pushed out of its box',
    hide: (text) =>
      `<div style="overflow:hidden;position:relative;height:40px"><p style="position:absolute;top:-200px">${text}</p></div>`,
  },
  style('scaled to nothing', 'transform:scale(0)'),
  style('turned on its edge', 'transform:rotateY(90deg)'),
  style('the colour of the page', 'color:#fff'),
  style('the colour of its own background', 'background:#123456;color:#123456'),
  {
    name: 'the colour of what is around it',
    hide: (text) => `<div style="background:#203040"><div><p style="color:#203040">${text}</p></div></div>`,
  },
  style('a transparent colour', 'color:transparent'),
  style('a transparent fill', '-webkit-text-fill-color:transparent'),
  {
    name: 'behind something',
    hide: (text) =>
      `<div style="position:relative"><p>${text}</p><div style="position:absolute;inset:-20px;background:#fff"></div></div>`,
  },
  {
    name: 'behind its own page',
    hide: (text) =>
      `<div style="position:relative;z-index:0;background:none"><div style="position:relative;z-index:-1"><p>${text}</p></div><div style="position:absolute;inset:-20px;background:#fff"></div></div>`,
  },
  { name: 'the hidden attribute', hide: (text) => `<p hidden>${text}</p>` },
  { name: 'hidden until found', hide: (text) => `<div hidden="until-found"><p>${text}</p></div>` },
  { name: 'content-visibility', hide: (text) => `<div style="content-visibility:hidden"><p>${text}</p></div>` },
  { name: 'closed details', hide: (text) => `<details><summary>More</summary><p>${text}</p></details>` },
  { name: 'a closed dialog', hide: (text) => `<dialog><p>${text}</p></dialog>` },
  { name: 'a closed popover', hide: (text) => `<div popover><p>${text}</p></div>` },
  { name: 'a template', hide: (text) => `<template><p>${text}</p></template>` },
  { name: 'noscript', hide: (text) => `<noscript><p>${text}</p></noscript>` },
  { name: 'a comment', hide: (text) => `<!-- ${text} -->` },
  {
    name: 'display: none far around it',
    hide: (text) => `<div style="display:none"><section><p>${text}</p></section></div>`,
  },
  {
    name: 'a shadow root without a place for it',
    hide: (text) => `<div><template shadowrootmode="open"><b>Shown</b></template><p>${text}</p></div>`,
  },
  {
    name: 'a frame that is not shown',
    hide: (text) => `<iframe style="display:none" srcdoc="${text.replaceAll('<br>', '&lt;br>')}"></iframe>`,
  },
  {
    name: 'a frame of one pixel',
    hide: (text) =>
      `<iframe width="1" height="1" style="border:0" srcdoc="${text.replaceAll('<br>', '&lt;br>')}"></iframe>`,
  },
  {
    name: 'a transparent frame',
    hide: (text) => `<iframe style="opacity:0" srcdoc="${text.replaceAll('<br>', '&lt;br>')}"></iframe>`,
  },
];

/** Text that people see, in ways that look as if it were hidden: must be taken all the same. */
export const showers: readonly Hider[] = [
  { name: 'hidden from screen readers only', hide: (text) => `<div aria-hidden="true"><p>${text}</p></div>` },
  { name: 'open details', hide: (text) => `<details open><summary>More</summary><p>${text}</p></details>` },
  { name: 'an open dialog', hide: (text) => `<dialog open style="position:static"><p>${text}</p></dialog>` },
  style('faded in as one scrolls', 'opacity:0;transition:opacity 300ms'),
  style(
    'letters filled by their background',
    'color:transparent;background:linear-gradient(90deg,red,blue);background-clip:text;-webkit-background-clip:text',
  ),
  {
    name: 'white letters on a picture behind them',
    hide: (text) =>
      `<div style="position:relative"><div style="position:absolute;inset:0;background:#102030"></div><p style="position:relative;color:#fff">${text}</p></div>`,
  },
  {
    name: 'white letters on a gradient',
    hide: (text) => `<div style="background-image:linear-gradient(#000,#333)"><p style="color:#fff">${text}</p></div>`,
  },
  {
    name: 'white letters on a layer below',
    hide: (text) =>
      `<section style="position:relative;isolation:isolate"><div style="position:absolute;inset:0;z-index:-1;background:#102030"></div><p style="color:#fff">${text}</p></section>`,
  },
  style('a clip-path that shows it', 'clip-path:inset(0 0 0 0 round 8px)'),
  { name: 'a box folded but not cut off', hide: (text) => `<div style="height:0"><p>${text}</p></div>` },
  { name: 'content-visibility: auto', hide: (text) => `<div style="content-visibility:auto"><p>${text}</p></div>` },
  {
    name: 'a shown frame',
    hide: (text) => `<iframe width="600" height="200" srcdoc="${text.replaceAll('<br>', '&lt;br>')}"></iframe>`,
  },
  {
    name: 'below a cookie banner',
    hide: (text) =>
      `<p>${text}</p><div style="position:fixed;inset:0;background:#fff;z-index:9">We value your privacy</div>`,
  },
];
