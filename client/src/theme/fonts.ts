/** Faces the first screens use, as CSS names them. */
const FACES = ['400 1rem "IBM Plex Sans"', '600 1rem "IBM Plex Sans"']

let fetched: Promise<unknown> | undefined

/**
 * Fetches the game's own letters for Latin script, once. Letters of the device stand in until they are here, and for all
 * other scripts. Resolves when they can be drawn with; never rejects.
 */
export async function fetchFonts(): Promise<void> {
  fetched ??= Promise.all([
    import('@fontsource/ibm-plex-sans/latin-400.css'),
    import('@fontsource/ibm-plex-sans/latin-600.css'),
  ]).then(() => Promise.all(FACES.map((face) => document.fonts.load(face))))
  await fetched.catch(() => undefined)
}
