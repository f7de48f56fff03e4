import { textFieldProps } from './props';

Component({
  props: textFieldProps,
  methods: {
    onInput(event: tinitypes.ICustomEvent) {
      const { name, onChange } = this.props;
      onChange(name, String(event.detail['value'] ?? ''));
    },
  },
});
