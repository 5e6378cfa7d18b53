import { z } from 'zod';

/** What a person answers during the first run; each is kept as soon as it is given. */
export const setUpAnswersSchema = z.strictObject({
  stationName: z.string().trim().min(1).max(64).optional(),
  /** One server; several, and encryption, belong into the configuration file. */
  database: z
    .strictObject({
      host: z.string().trim().min(1).max(255),
      port: z.int().min(1).max(65_535),
      user: z.string().min(1).max(128),
      password: z.string().max(256),
      database: z.string().min(1).max(64),
    })
    .optional(),
});
export type SetUpAnswers = z.infer<typeof setUpAnswersSchema>;
export type DatabaseAnswers = NonNullable<SetUpAnswers['database']>;

/** The file the answers are kept in. `isFinished`: the first run is over. */
export const setUpFileSchema = setUpAnswersSchema.extend({ isFinished: z.boolean() });
