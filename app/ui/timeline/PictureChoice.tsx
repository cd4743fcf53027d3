import { AXIS_KINDS, type AxisKind } from '../../model/timeline/axis.ts';

/** What a person chooses about the picture; kept with the settings. */
export interface PictureChoices {
  axis: AxisKind;
  showInterpreterEvents: boolean;
}

const AXIS_NAMES: Record<AxisKind, string> = { events: 'events', steps: 'lines run', time: 'time' };

export function PictureChoice(props: {
  choices: PictureChoices;
  onChoose: (changes: Partial<PictureChoices>) => void;
  /** Without recorded steps the axis cannot count them. */
  hasSteps: boolean;
}) {
  const { choices, onChoose, hasSteps } = props;
  const kinds = AXIS_KINDS.filter((kind) => kind !== 'steps' || hasSteps);
  return (
    <>
      <label>
        Axis
        <select
          value={kinds.includes(choices.axis) ? choices.axis : 'events'}
          onChange={(event) => {
            const axis = kinds.find((kind) => kind === event.currentTarget.value);
            if (axis !== undefined) onChoose({ axis });
          }}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {AXIS_NAMES[kind]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={choices.showInterpreterEvents}
          onChange={(event) => onChoose({ showInterpreterEvents: event.currentTarget.checked })}
        />
        Interpreter events
      </label>
    </>
  );
}
