import { choiceChipProps } from './props';

Component({
  props: choiceChipProps,
  methods: {
    onTap() {
      const { disabled, value, onChoose } = this.props;
      if (!disabled) onChoose(value);
    },
  },
});
