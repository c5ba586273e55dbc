type Styles = Readonly<Record<string, string>>;
type Name = string | false | null | undefined;

/** The class names of one CSS module: `const cx = classesOf(styles)`, then `cx('row', isSelected && 'selected')`. */
export function classesOf(styles: Styles): (...names: readonly Name[]) => string {
  return (...names) =>
    names
      .filter((name): name is string => typeof name === 'string' && name !== '')
      .map((name) => styles[name] ?? name)
      .join(' ');
}
