/** What a teacher opens: all of it is fetched together, and none of it by students. */
export { BoardPage } from './board/BoardPage.tsx'
export { NewClassPage } from './NewClassPage.tsx'
export { ProjectorPage } from './projector/ProjectorPage.tsx'
