import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Example } from '../examples/catalogue.ts';
import { cTextOf, textOf } from '../examples/texts.ts';
import { momentOf } from '../model/diagnoses/momentOf.ts';
import { selectedLine } from '../model/moment/moment.ts';
import { NOTHING_SELECTED, type Selection } from '../model/moment/selection.ts';
import { crashCause } from '../model/sentences/crashCause.ts';
import type { Session } from '../session/state.ts';
import styles from './App.module.css';
import { CompilerMessages } from './clab/CompilerMessages.tsx';
import { CompilerStatus } from './clab/CompilerStatus.tsx';
import { cDiagnosisNotes, cNotesOf } from './clab/cMarks.ts';
import { useCompiler } from './clab/useCompiler.ts';
import { useStart } from './clab/useStart.ts';
import { Console } from './console/Console.tsx';
import { useWritten } from './console/useWritten.ts';
import { DiagnosisList } from './diagnoses/DiagnosisList.tsx';
import { useDiagnoses } from './diagnoses/useDiagnoses.ts';
import { C_FILE, type CFile, type FileName, PYTHON_FILE } from './editor/cFile.ts';
import type { Draft } from './editor/draft.ts';
import { Editor } from './editor/Editor.tsx';
import { EditorNote } from './editor/EditorNote.tsx';
import type { EditorHandle } from './editor/editorProps.ts';
import { FileTabs } from './editor/FileTabs.tsx';
import { lineInText, marksOf } from './editor/marks.ts';
import { notesOf } from './editor/notes.ts';
import { openingMoment } from './examples/openingMoment.ts';
import { useRecording } from './examples/useRecording.ts';
import { DropTarget } from './export/DropTarget.tsx';
import type { HeapDrawing } from './export/drawHeap.ts';
import { ExportButton } from './export/ExportButton.tsx';
import type { Picture } from './export/picture.ts';
import { useExports } from './export/useExports.ts';
import { useHeap } from './heap/useHeap.ts';
import { useKeysKey } from './keys/useKeysKey.ts';
import { buildMoment, buildPanels } from './panels.tsx';
import { useAppearance } from './settings/appearance.ts';
import { inputLines } from './settings/settings.ts';
import { useSettings } from './settings/useSettings.ts';
import { linkOfSelection } from './share/linkedMoment.ts';
import type { Shareable } from './share/ShareDialog.tsx';
import { useLinkedMoment, useLinkedProgram } from './share/useLinkedProgram.ts';
import { ClosedPanels } from './shell/ClosedPanels.tsx';
import { Header } from './shell/Header.tsx';
import { NarrowLayout, WideLayout } from './shell/Layout.tsx';
import { Notice, type NoticeText } from './shell/Notice.tsx';
import { canStop, pageState, statusOf } from './shell/pageState.ts';
import { PanelContext, usePanelStates } from './shell/panelStates.ts';
import { useIsNarrow } from './shell/useIsNarrow.ts';
import { pickedIn } from './shell/useProgramRooms.ts';
import { useRunKey } from './shell/useRunKey.ts';
import { useFind } from './timeline/useFind.ts';
import { useOverlays } from './useOverlays.ts';
import { useShownRun } from './useShownRun.ts';
import { useViewModel } from './useViewModel.ts';

type Opened = 'examples' | 'share' | 'settings' | 'export' | 'keys' | null;

/** Where the person is: what they picked in which run, and the line of the cursor. */
interface Place {
  runId: number | null;
  selection: Selection;
  litLine: number | null;
}

const NOWHERE: Place = { runId: null, selection: NOTHING_SELECTED, litLine: null };

const OWN_TEXT_KEPT: NoticeText = {
  kind: 'news',
  sentence: 'Another program took the place of your own text, which is kept.',
};

const C_REMOVED: NoticeText = {
  kind: 'news',
  sentence: 'The C file was taken away; Add file brings it back.',
};

const EXAMPLE_NOT_LOADED: NoticeText = {
  kind: 'problem',
  sentence:
    'The recorded run of this example could not be loaded: there is no connection to this page’s server. Run runs it here.',
};

/** The page: the session's state and the person's place in it, laid out in panels. */
export function App({ session, draft, cFile }: { session: Session; draft: Draft; cFile: CFile }) {
  const state = useSyncExternalStore(
    (listener) => session.subscribe(listener),
    () => session.getState(),
  );
  const { text: cText } = useSyncExternalStore(cFile.subscribe, cFile.getState);
  const { text, previous, isOffered } = useSyncExternalStore(draft.subscribe, draft.getState);
  const [settings, changeSettings, borrowSettings] = useSettings();
  const theme = useAppearance(settings);
  const narrow = useIsNarrow(settings.textSize);
  const panelControls = usePanelStates();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const [notice, setNotice] = useState<NoticeText | null>(null);
  const [tabLeaves, setTabLeaves] = useState<boolean | null>(null);
  const [ranSeconds, setRanSeconds] = useState(settings.timeLimitSeconds);
  const editor = useRef<EditorHandle>(null);
  const cEditor = useRef<EditorHandle>(null);
  const compiler = useCompiler();
  const [shownFile, showFile] = useState<FileName>(PYTHON_FILE);
  const recording = useRecording(session, draft, () => setNotice(EXAMPLE_NOT_LOADED));
  const linked = useLinkedProgram({
    ...{ draft, cFile, borrowSettings, notify: setNotice },
    onProgram: recording.drop,
  });

  const run = useShownRun(recording.isMissing ? null : (recording.run ?? state.run));
  const { viewModel, memory } = useViewModel(run, settings.showInterpreterEvents);
  const hasCrashed = run?.outcome?.kind === 'crashed';
  const ledToCrash = useMemo(
    () => (hasCrashed && viewModel !== null ? crashCause(viewModel) : null),
    [hasCrashed, viewModel],
  );
  const find = useFind(viewModel);
  const runId = run?.id ?? null;
  const [place, setPlace] = useState(NOWHERE);
  const recorded = recording.run === run ? run : null;
  const opening = useMemo(() => ({ ...NOWHERE, selection: openingMoment(recorded) }), [recorded]);
  // A place in an older run means nothing in this one.
  const { selection, litLine } = place.runId === runId ? place : opening;
  const select = useCallback(
    (picked: Selection) => setPlace({ runId, selection: picked, litLine: null }),
    [runId],
  );
  const lightLine = useCallback(
    (line: number) => setPlace((old) => ({ ...(old.runId === runId ? old : opening), runId, litLine: line })),
    [runId, opening],
  );
  const picture = useRef<Picture | null>(null);
  const heapDrawing = useRef<HeapDrawing | null>(null);
  const exports = useExports({
    ...{ session, draft, cFile, run, picture, heapDrawing },
    hasHeap: viewModel !== null && viewModel.count > 0,
    hasPicture: viewModel !== null && viewModel.count > 0,
    hidden: settings.showInterpreterEvents,
    tell: setNotice,
  });
  const heap = useHeap(memory, selection);
  const isWritten = useWritten(viewModel, selection);
  const line = viewModel === null ? null : selectedLine(viewModel.log, selection);
  const { code = '', c: ranC = null, outcome = null } = run ?? {};
  const marks = useMemo(() => marksOf({ code, outcome }, line, text), [code, outcome, line, text]);
  const cLine = viewModel === null || selection.seq === null ? 0 : viewModel.log.cLine(selection.seq);
  const cMarks = useMemo(
    () => ({ selected: lineInText(cLine, ranC ?? '', cText ?? ''), error: null }),
    [cLine, ranC, cText],
  );
  // The file whose line the selected event is at.
  useEffect(() => {
    if (selection.seq !== null || selection.step !== null) showFile(cLine > 0 ? C_FILE : PYTHON_FILE);
  }, [selection, cLine]);
  useLinkedMoment(linked, run === state.run ? run : null, viewModel, select, setNotice);
  const file = cText === null ? PYTHON_FILE : shownFile;
  const { diagnoses, limits } = useDiagnoses(run);
  const cNotes = useMemo(
    () => [
      ...cNotesOf(compiler.compiled, C_FILE, cText ?? ''),
      ...cDiagnosisNotes(ranC ?? '', diagnoses, cText ?? ''),
    ],
    [compiler.compiled, ranC, diagnoses, cText],
  );
  const notes = useMemo(() => notesOf({ code }, diagnoses, text), [code, diagnoses, text]);

  const hasTime = state.interpreter.kind === 'ready' || state.interpreter.kind === 'failed';
  const overlays = useOverlays(hasTime, opened, () => {
    if (opened === null) return;
    close();
    setNotice({
      kind: 'problem',
      sentence: 'That part of the page could not be loaded; open it again to try once more.',
    });
  });

  const page = pageState(state);
  // In the same commit as what it tells about.
  useLayoutEffect(() => {
    document.documentElement.dataset.runState = page;
  }, [page]);

  const startProgram = useStart({ session, draft, cFile, compiler, notify: setNotice });
  const start = () => {
    const { timeLimitSeconds, inputText } = settings;
    setRanSeconds(timeLimitSeconds);
    setNotice(null);
    startProgram({ timeLimitSeconds, inputLines: inputLines(inputText) });
  };
  useRunKey(start);
  useKeysKey(() => setOpened('keys'));

  const restore =
    previous === null
      ? null
      : () => {
          draft.restore();
          cFile.restore();
          borrowSettings({});
          setNotice(null);
          close();
        };
  const openExample = (example: Example) => {
    draft.replace(textOf(example));
    cFile.replace(null);
    borrowSettings({});
    void cTextOf(example).then(
      (c) => {
        // Another program may have been opened while it came.
        if (c !== null && draft.getState().text === textOf(example)) cFile.replace(c);
      },
      () => setNotice(EXAMPLE_NOT_LOADED),
    );
    recording.show();
    close();
    setNotice(null);
  };

  const shownNotice = notice ?? (isOffered ? OWN_TEXT_KEPT : null);

  const Layout = narrow ? NarrowLayout : WideLayout;
  const isOutdated = run !== null && (run.code !== text || run.c !== cText);
  const shareable: Shareable = {
    program: { python: text, ...(cText === null ? {} : { c: cText }) },
    moment: isOutdated ? undefined : linkOfSelection(viewModel, selection),
    view: { axis: settings.axis, showInterpreterEvents: settings.showInterpreterEvents },
    settings: { timeLimitSeconds: settings.timeLimitSeconds, inputText: settings.inputText },
  };
  const everyEditor = {
    theme,
    textSize: settings.textSize,
    wrapLines: settings.wrapLines,
    onTabLeaves: setTabLeaves,
    mayLoad: hasTime,
  };
  const view = {
    run,
    viewModel,
    heap,
    selection,
    onSelect: select,
    litLine,
    find,
    choices: settings,
    onChoose: changeSettings,
    picture,
    heapDrawing,
    isRecording: recording.run !== null,
    isOutdated,
    waitsForInterpreter: state.interpreter.kind === 'loading',
    editorNote: <EditorNote tabLeaves={tabLeaves} />,
    editor: (
      <div className={styles.program}>
        <CompilerStatus state={compiler.state} onCancel={compiler.cancel} />
        <FileTabs
          shown={file}
          hasC={cText !== null}
          onShow={showFile}
          onAdd={() => {
            cFile.add();
            showFile(C_FILE);
          }}
          onRemove={() => {
            cFile.remove();
            showFile(PYTHON_FILE);
            compiler.clear();
            setNotice(C_REMOVED);
          }}
          editors={{
            [PYTHON_FILE]: (
              <Editor
                {...everyEditor}
                file={PYTHON_FILE}
                draft={draft}
                marks={marks}
                notes={notes}
                onCursorLine={lightLine}
                handle={editor}
              />
            ),
            [C_FILE]: (
              <Editor
                {...everyEditor}
                file={C_FILE}
                draft={cFile.edited}
                marks={cMarks}
                notes={cNotes}
                onCursorLine={nothing}
                handle={cEditor}
              />
            ),
          }}
        />
        <DiagnosisList
          diagnoses={diagnoses}
          limits={limits}
          selectedLine={marks.selected}
          onSelect={(diagnosis) => viewModel !== null && select(momentOf(viewModel, diagnosis))}
        />
      </div>
    ),
    console: (
      <>
        <CompilerMessages
          compiled={compiler.compiled}
          onLine={(line) => {
            showFile(C_FILE);
            requestAnimationFrame(() => cEditor.current?.goToLine(line));
          }}
        />
        <Console
          run={run}
          timeLimitSeconds={ranSeconds}
          crashCause={ledToCrash}
          isWritten={isWritten}
          onLine={(line) => {
            showFile(PYTHON_FILE);
            editor.current?.goToLine(line);
          }}
          onInput={(line) => session.answerInput(line)}
        />
      </>
    ),
  };
  return (
    <PanelContext value={panelControls}>
      <div className={styles.app} data-narrow={narrow ? '' : undefined}>
        <Header
          status={statusOf(state, viewModel?.log === state.run?.log ? (viewModel?.count ?? null) : null)}
          runId={state.run?.id ?? null}
          canStop={canStop(state) || compiler.state.kind === 'loading' || compiler.state.kind === 'compiling'}
          onRun={start}
          onStop={() => {
            compiler.cancel();
            session.stop();
          }}
          onRetry={() => session.restart()}
          onShare={() => setOpened('share')}
          onExamples={() => setOpened('examples')}
          onSettings={() => setOpened('settings')}
          exportButton={(className) => (
            <ExportButton
              className={className}
              exports={exports}
              isOpen={opened === 'export'}
              onOpen={() => setOpened('export')}
              onClose={close}
              menu={overlays?.ExportMenu ?? null}
            />
          )}
        />
        {shownNotice !== null && (
          <Notice
            notice={shownNotice}
            onRestore={isOffered && shownNotice.kind === 'news' ? restore : null}
            onDismiss={() => {
              setNotice(null);
              // A problem stood in front of the offer, which comes back.
              if (shownNotice.kind === 'news') draft.dismissOffer();
            }}
          />
        )}
        <main className={styles.main}>
          <Layout
            panels={buildPanels(view)}
            moment={buildMoment(view)}
            picked={pickedIn(selection)}
            hasTraceback={run?.outcome?.kind === 'raised'}
          />
          <ClosedPanels />
        </main>
        <DropTarget onFile={exports.onOpen} />
        {overlays !== null && (
          <>
            <overlays.ExamplesDialog
              isOpen={opened === 'examples'}
              onClose={close}
              onPick={openExample}
              onRestore={restore}
            />
            <overlays.ShareDialog isOpen={opened === 'share'} onClose={close} shareable={shareable} />
            <overlays.SettingsDialog
              isOpen={opened === 'settings'}
              onClose={close}
              settings={settings}
              onChange={changeSettings}
              onKeys={() => setOpened('keys')}
            />
            <overlays.KeysDialog isOpen={opened === 'keys'} onClose={close} />
          </>
        )}
      </div>
    </PanelContext>
  );
}

function nothing(): void {}
