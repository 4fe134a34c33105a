import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';

/** A mutation that runs once at a time: the second press of a double click starts nothing. */
export function useAction<Data, Wish = void>(
  options: UseMutationOptions<Data, Error, Wish>,
): UseMutationResult<Data, Error, Wish> {
  const isBusy = useRef(false);
  const mutation = useMutation<Data, Error, Wish>({
    ...options,
    onSettled: (...ended) => {
      isBusy.current = false;
      return options.onSettled?.(...ended);
    },
  });
  const mutate: typeof mutation.mutate = (...wish) => {
    if (isBusy.current) return;
    isBusy.current = true;
    mutation.mutate(...wish);
  };
  return { ...mutation, mutate };
}
