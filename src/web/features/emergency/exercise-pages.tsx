import { Route, Routes } from 'react-router';
import { NotFoundPage } from '../../shell/not-found.page.tsx';
import { ExercisePage } from './exercise.page.tsx';
import { ExerciseBroadcastPage } from './exercise-broadcast.page.tsx';
import { ExercisesPage } from './exercises.page.tsx';

/** The pages below `/emergency/exercises`. */
export function ExercisePages() {
  return (
    <Routes>
      <Route index element={<ExercisesPage />} />
      <Route path=":id" element={<ExercisePage />} />
      <Route path=":id/broadcasts/:broadcastId" element={<ExerciseBroadcastPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
