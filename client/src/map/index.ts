export function mountMap(_host: HTMLElement): { destroy(): void } {
  return { destroy() {} }
}
