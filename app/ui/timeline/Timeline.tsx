import type { OnSelect } from '../../model/moment.ts';
import type { Selection } from '../../model/selection.ts';
import type { Story } from '../../model/story.ts';

/** The picture of a run. */
export function Timeline(props: {
  story: Story;
  selection: Selection;
  onSelect: OnSelect;
  litLine: number | null;
}) {
  return <p>{props.story.count} events</p>;
}
