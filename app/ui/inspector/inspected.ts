import type { HeapMoment } from '../../model/heap/heapMoment.ts';
import type { OnSelect, Point } from '../../model/moment/moment.ts';
import type { Selection } from '../../model/moment/selection.ts';
import type { ViewModel } from '../../model/viewModel.ts';

/** What every part of the inspector gets: one moment of one view model. */
export interface Inspected {
  viewModel: ViewModel;
  heap: HeapMoment;
  point: Point;
  selection: Selection;
  onSelect: OnSelect;
}
