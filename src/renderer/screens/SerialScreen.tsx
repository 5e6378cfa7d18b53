import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { baudRates } from '../../shared/serial-scanner';
import { CodeText } from '../components/CodeText';
import { Icon } from '../components/Icon';
import { freeName, type SerialStore } from '../serial/serial-store';
import type { WindowParts } from './screen';

/** The scanners on serial ports: how they are, and a search for another one. */
export function SerialScreen({ parts }: { parts: WindowParts }): ReactElement {
  const { serial } = parts;
  const { t } = useTranslation();
  const problem = useStore(serial.store, (state) => state.problem);
  useEffect(() => {
    serial.open();
    return serial.stopSearch;
  }, [serial]);
  return (
    <div className="screen-panel">
      <ScannersInUse serial={serial} />
      <Search serial={serial} />
      {problem !== null && (
        <p role="alert" className="serial-problem" data-testid="serial-problem">
          {t('serial.failed', { detail: problem })}
        </p>
      )}
    </div>
  );
}

function ScannersInUse({ serial }: { serial: SerialStore }): ReactElement {
  const { t } = useTranslation();
  const { scanners, status } = useStore(serial.store);
  if (scanners.length === 0) return <p data-testid="serial-none">{t('serial.none')}</p>;
  return (
    <ul className="serial-list">
      {scanners.map(({ name }) => {
        const now = status.find((one) => one.name === name);
        const state = now?.state ?? 'waiting';
        return (
          <li key={name} className="serial-scanner" data-testid="serial-scanner" data-state={state}>
            <Icon name={state === 'open' ? 'check' : 'offline'} />
            <div className="serial-words">
              <strong>{name}</strong>
              <span>
                {state === 'open'
                  ? t('serial.open', { path: now?.path ?? '' })
                  : t('serial.waiting', { detail: now?.detail ?? '' })}
              </span>
            </div>
            <button
              type="button"
              className="button"
              data-testid="serial-remove"
              onClick={() => {
                serial.remove(name);
              }}
            >
              {t('serial.remove')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function Search({ serial }: { serial: SerialStore }): ReactElement {
  const { t } = useTranslation();
  const { search, found, baudRate } = useStore(serial.store);
  return (
    <section className="serial-search" data-testid="serial-search" data-state={search}>
      <h2>{t('serial.add')}</h2>
      <div className="serial-speeds" role="group" aria-label={t('serial.speed')}>
        <span>{t('serial.speed')}</span>
        {baudRates.map((rate) => (
          <button
            key={rate}
            type="button"
            className="button"
            aria-pressed={rate === baudRate}
            disabled={search === 'running'}
            onClick={() => {
              serial.setBaudRate(rate);
            }}
          >
            {rate}
          </button>
        ))}
      </div>
      {search === 'running' ? (
        <>
          <p role="status">{t('serial.searching')}</p>
          <button type="button" className="button" onClick={serial.stopSearch}>
            {t('serial.stop')}
          </button>
        </>
      ) : (
        <button
          type="button"
          className={found === null ? 'button button-main' : 'button'}
          data-testid="serial-start-search"
          onClick={serial.search}
        >
          {t('serial.search')}
        </button>
      )}
      {search === 'nothing-heard' && <OfferedPorts serial={serial} />}
      {found === null ? search !== 'running' && <PortByHand serial={serial} /> : <NameIt serial={serial} />}
    </section>
  );
}

function OfferedPorts({ serial }: { serial: SerialStore }): ReactElement {
  const { t } = useTranslation();
  const ports = useStore(serial.store, (state) => state.ports);
  return (
    <>
      <p role="status">{t(ports.length === 0 ? 'serial.noPorts' : 'serial.nothingHeard')}</p>
      {ports.map((port) => (
        <button
          key={port.path}
          type="button"
          className="button"
          onClick={() => {
            serial.choose(port);
          }}
        >
          {port.label === port.path ? port.path : `${port.label} (${port.path})`}
        </button>
      ))}
    </>
  );
}

function PortByHand({ serial }: { serial: SerialStore }): ReactElement {
  const { t } = useTranslation();
  const [path, setPath] = useState('');
  return (
    <form
      className="serial-form"
      onSubmit={(event) => {
        event.preventDefault();
        serial.choose({ path, label: path, vendorId: null, productId: null, serialNumber: null });
      }}
    >
      <label className="text-label">
        {t('serial.byHand')}
        <input
          className="text-field code"
          data-testid="serial-path"
          value={path}
          maxLength={200}
          onChange={(event) => {
            setPath(event.target.value);
          }}
        />
      </label>
      <button type="submit" className="button" data-testid="serial-choose" disabled={path.trim() === ''}>
        {t('serial.choose')}
      </button>
    </form>
  );
}

function NameIt({ serial }: { serial: SerialStore }): ReactElement | null {
  const { t } = useTranslation();
  const { found, scanners } = useStore(serial.store);
  const [name, setName] = useState(() => freeName(scanners, t('serial.word')));
  if (found === null) return null;
  const { port, heard } = found;
  const isTaken = scanners.some((scanner) => scanner.name === name.trim());
  return (
    <form
      className="serial-form"
      data-testid="serial-found"
      onSubmit={(event) => {
        event.preventDefault();
        serial.use(name.trim());
      }}
    >
      <p role="status">
        {heard === null
          ? t('serial.chosen', { label: port.label })
          : t('serial.heard', { label: port.label })}{' '}
        {heard !== null && <CodeText code={heard} limit={60} />}
      </p>
      <label className="text-label">
        {t('serial.name')}
        <input
          className="text-field"
          data-testid="serial-name"
          value={name}
          maxLength={64}
          onChange={(event) => {
            setName(event.target.value);
          }}
        />
      </label>
      {isTaken && <p role="status">{t('serial.taken')}</p>}
      <button
        type="submit"
        className="button button-main"
        data-testid="serial-use"
        disabled={isTaken || name.trim() === ''}
      >
        {t('serial.use')}
      </button>
    </form>
  );
}
