import { useEffect, useState } from 'preact/hooks';
import { type Habits, habitChanges, readHabits } from '../../lib/accounts/habit.ts';

/** The habits, kept up to date with what other pages change; undefined while they load. */
export function useHabits(): Habits | undefined {
  const [habits, setHabits] = useState<Habits>();
  useEffect(() => {
    const read = () => void readHabits().then(setHabits);
    read();
    return habitChanges(read);
  }, []);
  return habits;
}
