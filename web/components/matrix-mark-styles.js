// How the marks on a matrix look: windows, taps, equal cells, cells never read, the selection and its pin.
import { css } from 'lit';

export const markStyles = css`
  .tap {
    position: absolute;
    right: 5px;
    bottom: 4px;
    color: var(--role-kernel);
    font-size: clamp(8px, min(calc(var(--cell) * 0.26), calc((var(--cell) - 10px) / var(--chars) / 0.7)), 0.875rem);
    font-weight: 600;
    line-height: 1;
    /* On paper, whatever the colour of the cell: its own hue is hard to read on the strongest values. */
    border-radius: 3px;
    padding: 1px 2px;
    margin: -1px -2px;
    background: color-mix(in srgb, var(--paper) 80%, transparent);
  }
  .frame,
  .bounds,
  .mark {
    position: absolute;
    z-index: 1;
    inset: 0 auto auto 0;
    width: calc(var(--columns) * var(--cell) + 3px);
    height: calc(var(--rows) * var(--cell) + 3px);
    transform: translate(calc(var(--column) * var(--cell) - 2px), calc(var(--row) * var(--cell) - 2px));
    border: 2px solid var(--role);
    border-radius: 4px;
    pointer-events: none;
  }
  .frame {
    border-width: 3px;
    border-radius: 5px;
    transition:
      transform var(--motion-slide) ease-out,
      width var(--motion-slide) ease-out,
      height var(--motion-slide) ease-out;
  }
  .frame.misfit {
    border-style: dashed;
    border-color: var(--problem);
    background: repeating-linear-gradient(
      45deg,
      transparent 0 6px,
      color-mix(in oklab, var(--problem) 22%, transparent) 6px 8px
    );
  }
  .frame.cut {
    mask-image: linear-gradient(to bottom right, #000 60%, transparent);
  }
  /* Hatched lightly, so that its number stays readable: nothing looks at this cell. */
  .unread {
    background-image: repeating-linear-gradient(
      -45deg,
      transparent 0 5px,
      color-mix(in srgb, var(--ink-soft) 30%, transparent) 5px 6px
    );
  }
  .sparse .tapped::before {
    content: '';
    position: absolute;
    inset: 2px;
    border: 2px solid var(--role-kernel);
    border-radius: 3px;
    pointer-events: none;
  }
  .sparse .frame {
    border-width: 2px;
    border-style: dashed;
  }
  .labelled .value {
    transform: translateY(-18%);
  }
  .equal::before {
    content: '=';
    content: '=' / '';
    position: absolute;
    right: 5px;
    bottom: 4px;
    color: var(--role);
    font-size: clamp(10px, calc(var(--cell) * 0.26), 0.875rem);
    font-weight: 700;
    line-height: 1;
  }
  .mark {
    z-index: 2;
    width: calc(var(--cell) + 4px);
    height: calc(var(--cell) + 4px);
    border: 3px solid var(--selection);
  }
  /* The pin: a filled corner, in forced colours too. */
  :host([pinned]) .chosen::before {
    content: '';
    position: absolute;
    top: -3px;
    left: -3px;
    border: 7px solid;
    border-color: var(--selection) transparent transparent var(--selection);
  }
  .cell:focus-visible {
    z-index: 2;
    outline-offset: 1px;
  }
  @media (forced-colors: active) {
    /* Else there would be no hatching here. */
    .unread {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: repeating-linear-gradient(-45deg, Canvas 0 5px, GrayText 5px 6px);
      color: CanvasText;
    }
    .unread > * {
      forced-color-adjust: auto;
    }
    .frame {
      border-style: double;
      border-width: 5px;
    }
  }
`;
