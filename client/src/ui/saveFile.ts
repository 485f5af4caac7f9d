/** Until when the browser has surely begun to read a saved file. */
const RELEASE_MILLISECONDS = 10_000

/** Saves content as a file through the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), RELEASE_MILLISECONDS)
}
