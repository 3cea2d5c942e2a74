/** From cleaned HTML to the syntax tree of Markdown, which is the one that bodies are read from. */
import type { ElementContent } from 'hast';
import { toMdast, type Handle } from 'hast-util-to-mdast';
import type { FootnoteReference, Image, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { attribute } from '#app/domain/article/html/elements.ts';

/** A picture alone in its paragraph; its caption, which Markdown has no place for, stands in `data`. */
const articleImage: Handle = (state, element) => {
  const image: Image = {
    type: 'image',
    url: attribute(element, 'src'),
    alt: attribute(element, 'alt'),
    data: { caption: state.all(element) as PhrasingContent[] },
  };
  const paragraph: Paragraph = { type: 'paragraph', children: [image] };
  state.patch(element, image);
  state.patch(element, paragraph);
  return paragraph;
};

const footnoteMark: Handle = (state, element) => {
  const number = attribute(element, 'dataNumber');
  const reference: FootnoteReference = { type: 'footnoteReference', identifier: number, label: number };
  state.patch(element, reference);
  return reference;
};

/** Blocks, in the order of the page. */
export function toMarkdownTree(children: readonly ElementContent[]): RootContent[] {
  const tree = toMdast(
    { type: 'root', children: [...children] },
    {
      document: true,
      quotes: ['“”', '‘’'],
      handlers: { 'article-image': articleImage, 'footnote-mark': footnoteMark },
    },
  );
  return tree.type === 'root' ? tree.children : [];
}
