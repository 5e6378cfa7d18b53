import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { volumes, type Volume } from '../../shared/preferences';
import { Choice } from '../components/Choice';
import { durationMs, patterns, tones, type Tone } from '../sound/patterns';
import type { WindowParts } from './screen';

/** Silence between two tones that are played one after the other. */
const betweenMs = 900;

/** How long a shown tone is drawn, in a share of the longest. */
const longestMs = Math.max(...tones.map(durationMs));

/** How loud the tones are, and what each means, to be heard one by one or all in a row. */
export function SoundScreen({ parts }: { parts: WindowParts }): ReactElement {
  const { sounds, chooseVolume, clock } = parts;
  const { t } = useTranslation();
  const volume = useStore(parts.stationStore.store, ({ preferences }) => preferences.volume);
  const isAudible = useStore(parts.stationStore.store, (state) => state.isAudible);
  const [isRefused, setIsRefused] = useState(false);
  const [playing, setPlaying] = useState<Tone | null>(null);
  const cancel = useRef<() => void>(() => undefined);
  useEffect(
    () => () => {
      cancel.current();
    },
    [],
  );

  function play([first, ...rest]: readonly Tone[]): void {
    cancel.current();
    setPlaying(first ?? null);
    if (first === undefined) return;
    sounds.play(first);
    cancel.current = clock.schedule(durationMs(first) + (rest.length === 0 ? 0 : betweenMs), () => {
      play(rest);
    });
  }

  async function choose(next: Volume): Promise<void> {
    const isDone = await chooseVolume(next);
    setIsRefused(!isDone);
    if (isDone) play(['accepted']);
  }

  return (
    <div className="screen-panel sound">
      {!isAudible && (
        <p className="sound-problem" data-testid="silent" role="alert">
          {t('sound.silent')}
        </p>
      )}
      <div className="sound-choices">
        <Choice
          name="volume"
          title={t('sound.volume')}
          values={volumes}
          chosen={volume}
          label={(value) => t(`sound.volumes.${value}`)}
          onChoose={(value) => void choose(value)}
        />
        <button
          type="button"
          className="button"
          data-testid="play-all"
          onClick={() => {
            play(tones);
          }}
        >
          {t('sound.playAll')}
        </button>
      </div>
      {isRefused && (
        <p className="sound-problem" data-testid="volume-refused" role="alert">
          {t('sound.notChanged')}
        </p>
      )}
      <ul className="tones">
        {tones.map((tone) => (
          <li key={tone}>
            <button
              type="button"
              className="tone"
              data-testid={`play-${tone}`}
              data-playing={playing === tone}
              onClick={() => {
                play([tone]);
              }}
            >
              <span className="tone-title">{t(`sound.tone.${tone}.title`)}</span>
              <Rhythm tone={tone} />
              <span className="tone-means">{t(`sound.tone.${tone}.means`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Sound and silence of a tone, drawn to scale. */
function Rhythm({ tone }: { tone: Tone }): ReactElement {
  return (
    <svg className="rhythm" viewBox={`0 0 ${longestMs} 100`} preserveAspectRatio="none" aria-hidden="true">
      {patterns[tone].map(({ onMs }, index) => {
        const startMs = patterns[tone]
          .slice(0, index)
          .reduce((sum, earlier) => sum + earlier.onMs + earlier.offMs, 0);
        return <rect key={startMs} x={startMs} y="0" width={onMs} height="100" />;
      })}
    </svg>
  );
}
