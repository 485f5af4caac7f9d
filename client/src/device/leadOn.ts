/** Goes on to another address in place of this one, which only leads there: Back does not come here again. */
export function leadOn(hash: string): void {
  location.replace(hash)
}
