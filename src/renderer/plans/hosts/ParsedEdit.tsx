import { useState } from 'react';
import { Field } from '../../ui/Field.tsx';

interface Props<Value> {
  readonly label: string;
  readonly hint: string;
  /** What is wrong, and what to write instead. */
  readonly wrong: string;
  readonly value: Value;
  readonly format: (value: Value) => string;
  /** Null where the text is none. */
  readonly parse: (text: string) => Value | null;
  readonly onChange: (value: Value) => void;
}

/** Something that is written as a text of a certain form. What is typed and is none stays, with what is wrong about it. */
export function ParsedEdit<Value>({ label, hint, wrong, value, format, parse, onChange }: Props<Value>) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? format(value);
  const isRight = parse(text) !== null;
  const change = (next: string) => {
    setTyped(next);
    const parsed = parse(next);
    if (parsed !== null) onChange(parsed);
  };
  return (
    <Field
      label={label}
      hint={hint}
      value={text}
      onChange={change}
      onBlur={() => isRight && setTyped(null)}
      error={isRight ? null : wrong}
      autoComplete="off"
    />
  );
}
