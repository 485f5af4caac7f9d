/** The teacher's pages: loaded together, and never by students. */
export { BoardPage } from './board/BoardPage.tsx'
export { NewClassPage } from './NewClassPage.tsx'
export { PrintPage } from './PrintPage.tsx'
export { ProjectorPage } from './projector/ProjectorPage.tsx'
