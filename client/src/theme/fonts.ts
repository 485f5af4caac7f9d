/** Faces the first screens use, as CSS names them. */
const FACES = ['400 1rem "IBM Plex Sans"', '600 1rem "IBM Plex Sans"']

let fetched: Promise<unknown> | undefined

/**
 * Fetches the game's font for Latin script, once. Fonts of the device are used until then, and for all other scripts.
 * Resolves when the canvas can draw with it; never rejects.
 */
export async function fetchFonts(): Promise<void> {
  fetched ??= Promise.all([
    import('@fontsource/ibm-plex-sans/latin-400.css'),
    import('@fontsource/ibm-plex-sans/latin-600.css'),
  ]).then(() => Promise.all(FACES.map((face) => document.fonts.load(face))))
  await fetched.catch(() => undefined)
}
