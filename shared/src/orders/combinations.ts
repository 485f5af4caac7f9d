/** Every way to take one item of each list, the last list varying fastest. */
export function* combinations<Lists extends readonly (readonly unknown[])[]>(
  ...lists: Lists
): Iterable<{ -readonly [Index in keyof Lists]: Lists[Index][number] }> {
  const [first = [], ...rest] = lists
  for (const item of first) {
    if (rest.length === 0) yield [item] as never
    else for (const tail of combinations(...rest)) yield [item, ...tail] as never
  }
}
