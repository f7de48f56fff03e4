import { quantityStepperProps } from './props';

Component({
  props: quantityStepperProps,
  methods: {
    onLessTap() {
      const { name, value, atMin, onChange } = this.props;
      if (!atMin) onChange(name, value - 1);
    },
    onMoreTap() {
      const { name, value, atMax, onChange } = this.props;
      if (!atMax) onChange(name, value + 1);
    },
  },
});
