import { useEffect, useId, useRef, useState } from 'react';
import styles from './Console.module.css';

/** The field for a waiting `input()`. It takes the focus, since nothing else can go on. */
export function InputLine({ prompt, onAnswer }: { prompt: string; onAnswer: (line: string) => void }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const hasPrompt = prompt.trim() !== '';
  const [line, setLine] = useState('');
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className={styles.input}
      onSubmit={(event) => {
        event.preventDefault();
        setLine('');
        onAnswer(line);
      }}
    >
      {/* A prompt stands in the output already, right above. */}
      <label htmlFor={id} className={hasPrompt ? 'unseen' : undefined}>
        {hasPrompt ? prompt : 'The program waits for a line'}
      </label>
      <input
        ref={field}
        id={id}
        value={line}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setLine(event.currentTarget.value)}
      />
      <button type="submit">Enter</button>
    </form>
  );
}
